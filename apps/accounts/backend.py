"""How a session finds its person."""

from django.contrib.auth.backends import ModelBackend

from apps.accounts.models import User


class AuthBackend(ModelBackend):
    """Django's own backend (staff sign in with a password), fetching the pregnancy along."""

    def get_user(self, user_id: int) -> User | None:
        """The active person of this id with her pregnancy, in one query; None if there is none."""
        user = User.objects.select_related("pregnancy").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
