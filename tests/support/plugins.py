"""Packages with rules, as they are when they are installed."""

from __future__ import annotations

from pathlib import Path


def install(site: Path, entry_points: dict[str, str], *, group: str = "roledoc_lint.rules", name: str = "ours") -> None:
    """Add the metadata of a package to a folder of packages, with its entry points by name."""
    folder = site / f"{name}-1.0.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    lines = "".join(f"{point} = {module}\n" for point, module in entry_points.items())
    (folder / "entry_points.txt").write_text(f"[{group}]\n{lines}", encoding="utf-8")
