"""The one field class for what she writes in her own words."""

from django.db import models


class PrivateTextField(models.TextField):
    """Text that belongs to her alone: notes, names and phone numbers.

    Every such column uses this class, so that encryption can come in one place.
    Never index, order or search by it.
    """
