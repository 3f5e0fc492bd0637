"""Staff see that a person exists, never what she told: handles only, and nothing to search."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest

from apps.accounts.models import User

if TYPE_CHECKING:
    BaseAdmin = admin.ModelAdmin[User]
else:
    BaseAdmin = admin.ModelAdmin


@admin.register(User)
class PersonAdmin(BaseAdmin):
    """People by their handles. Her pregnancy and her numbers are not registered at all."""

    list_display = ("handle", "is_staff", "is_active", "created")
    list_filter = ("is_staff", "is_active")
    fields = ("handle", "is_active", "is_staff", "is_superuser", "groups", "created")
    readonly_fields = ("handle", "created")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody is added by hand: staff come from `createsuperuser`, people from a first save."""
        return False
