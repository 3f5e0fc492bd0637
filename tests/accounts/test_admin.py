"""What staff see of a person: that she exists."""

from importlib import import_module

from django.test import RequestFactory, modify_settings

from apps.accounts.models import ContactNumber, Pregnancy, User

HERS = {"country", "time_zone", "length_unit", "pregnancy", "numbers", "password", "last_login"}


@modify_settings(INSTALLED_APPS={"append": "django.contrib.admin"})
def test_staff_see_handles_and_nothing_she_told() -> None:
    import_module("apps.accounts.admin")
    site = import_module("django.contrib.admin").site
    people = site.get_model_admin(User)
    shown = {*people.list_display, *people.list_filter, *people.fields}
    assert "handle" in shown
    assert not shown & HERS
    assert people.search_fields == ()
    assert list(people.inlines) == []
    assert not people.has_add_permission(RequestFactory().get("/"))
    assert not site.is_registered(Pregnancy)
    assert not site.is_registered(ContactNumber)
