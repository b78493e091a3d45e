"""The municipality, its tree of units, and the people who work in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q


class Municipality(models.Model):
    """The legal body. `public_reading` lets anyone read the pages; `notice` is shown on every page and report."""

    code = models.CharField(max_length=4, unique=True)
    name = models.CharField(max_length=100)
    public_reading = models.BooleanField(default=False)
    notice = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def root(self) -> Unit:
        """The top of the tree: what a right must be held at to concern the whole municipality."""
        return self.units.select_related("municipality").get(parent=None)


class UnitKind(models.TextChoices):
    """What a node of the tree is."""

    MUNICIPALITY = "municipality", "kommun"
    COUNCIL = "council", "kommunfullmäktige"
    BOARD = "board", "kommunstyrelse"
    COMMITTEE = "committee", "nämnd"
    ADMINISTRATION = "administration", "förvaltning"
    DEPARTMENT = "department", "avdelning"


def path_ids(path: str) -> list[int]:
    """The ids that a unit's `path` holds, root first and the unit last."""
    return [int(part) for part in path.split("/") if part]


class Unit(models.Model):
    """A node of the organisation tree, valid from one day to another, perhaps with successors.

    `path` holds the ids from the root, `/000001/000004/`, so that what lies above or below is found without recursion and a
    sort by it is the order of the tree.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="units")
    kind = models.CharField(max_length=20, choices=UnitKind)
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, blank=True, db_index=True, editable=False)
    valid_from = models.DateField(default=date(1971, 1, 1))
    valid_to = models.DateField(null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors", blank=True)

    class Meta:
        ordering = ("path",)
        constraints = (
            models.UniqueConstraint(fields=("municipality", "slug"), name="unit_slug_unique"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="unit_valid_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep `path` true; a unit's place is set when it is made."""
        super().save(*args, **kwargs)
        path = f"{self.parent.path if self.parent else '/'}{self.pk:06d}/"
        if path != self.path:
            self.path = path
            type(self).objects.filter(pk=self.pk).update(path=path)

    @property
    def path_ids(self) -> list[int]:
        """The ids of the unit and all above it, root first."""
        return path_ids(self.path)

    def valid_on(self, day: date) -> bool:
        """Whether the unit exists that day; both ends are inclusive."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Person(AbstractUser):
    """Somebody who logs in. What they may do stands in their role assignments."""

    def get_full_name(self) -> str:
        """First and last name, or the user name where no name is given."""
        return super().get_full_name() or self.username


class RoleAssignment(models.Model):
    """A person has a role at a unit and everything below it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="role_assignments")
    role = models.SlugField(max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="role_assignments")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "role", "unit"), name="role_once_per_unit"),)

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.unit}"


class Presence(models.Model):
    """A person has a page open to write in it: when they were last seen there. Swept away when it is old."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    page = models.CharField(max_length=200, db_index=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "page"), name="present_once_per_page"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.page}"
