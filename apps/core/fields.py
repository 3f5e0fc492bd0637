"""The one field class for what she writes in her own words."""

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


class PrivateTextField(_TextField):
    """Text that belongs to her alone: notes, names and phone numbers.

    Every such column uses this class, so that encryption can come in one place.
    Never index, order or search by it.
    """
