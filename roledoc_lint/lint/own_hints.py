"""What the schema declares that somebody should do about a wrong value."""

from roledoc_lint.model.profile import Field


def with_own_hint(hint: str, field: Field | None) -> str:
    """The hint of a rule, and after it the hint that is declared of the field."""
    return "; ".join(filter(None, (hint, field.hint))) if field else hint
