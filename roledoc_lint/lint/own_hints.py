"""What the schema declares that somebody should do about a wrong value."""

from roledoc_lint.model.profile import Field


def with_own_hint(hint: str, field: Field | None) -> str:
    """The hint of a rule, and after it the hint that is declared of the field."""
    if not field or not field.hint:
        return hint
    return f"{hint.removesuffix('.')}; {field.hint}" if hint else field.hint
