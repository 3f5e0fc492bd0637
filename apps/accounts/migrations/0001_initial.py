# The first tables of the accounts app.

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import apps.accounts.models
import apps.accounts.zones
import apps.core.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "handle",
                    models.CharField(
                        default=apps.accounts.models.new_handle,
                        max_length=64,
                        unique=True,
                        verbose_name="handle",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("is_staff", models.BooleanField(default=False, verbose_name="staff")),
                (
                    "created",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created"
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        default=apps.accounts.zones.default_time_zone,
                        max_length=64,
                        verbose_name="time zone",
                    ),
                ),
                (
                    "country",
                    models.CharField(blank=True, default="", max_length=2, verbose_name="country"),
                ),
                (
                    "length_unit",
                    models.CharField(
                        choices=[("cm", "centimetres (cm)"), ("in", "inches (in)")],
                        default="cm",
                        max_length=2,
                        verbose_name="unit of length",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
            },
        ),
        migrations.CreateModel(
            name="Pregnancy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="due date")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("facts", models.JSONField(blank=True, default=dict, verbose_name="facts")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pregnancy",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "pregnancy",
                "verbose_name_plural": "pregnancies",
            },
        ),
        migrations.CreateModel(
            name="ContactNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("maternity", "Maternity unit"), ("doctor", "Doctor")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "name",
                    apps.core.fields.PrivateTextField(blank=True, default="", verbose_name="name"),
                ),
                ("number", apps.core.fields.PrivateTextField(verbose_name="number")),
                (
                    "e164",
                    apps.core.fields.PrivateTextField(
                        blank=True, default="", verbose_name="number in E.164 form"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="numbers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "phone number",
                "verbose_name_plural": "phone numbers",
                "constraints": [
                    models.UniqueConstraint(fields=("user", "kind"), name="one_number_of_each_kind")
                ],
            },
        ),
    ]
