"""The history of a role in real repositories: who set each value, over renames, merges and states nobody can read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roledoc_lint import find_config
from roledoc_lint.changes.history.run import History, history
from roledoc_lint.errors import RoledocError, UsageError
from roledoc_lint.project.git import Git
from tests.support.helpers import with_fields
from tests.support.histories import FIRST, ROLE, Repository

RAISED = FIRST.replace("Recruitment", "Management")
LONG = "main_purpose: >-\n" + "".join(f"  Sentence {number} says what this post is for.\n" for number in range(20))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "force")


def seen(repository: Repository, role: str = "A1", field: str | None = "vetting", since: str | None = None) -> History:
    return history(find_config(repository.folder), role, field, since)


def lines(found: History) -> list[str]:
    """What a history says, in a line for each step."""
    seen = []
    for step in found.steps:
        change, merge = step.change, f" merged by {step.merge.author}" if step.merge else ""
        values = " → ".join(value for value in (change.before, change.after) if isinstance(value, str))
        who = f"{step.commit.day} {step.commit.author}" if step.is_known else "not known"
        seen.append(f"{who}{merge}: {change.kind} {values}".rstrip())
    return seen


def test_who_raised_the_vetting_and_when(repository: Repository) -> None:
    repository.role()
    repository.role(RAISED, author="Bob", day="2021-05-06", message="The policy of 2021")
    repository.role(RAISED + "department: Crime\n", author="Cid", day="2021-06-01")
    assert lines(seen(repository)) == [
        "2021-05-06 Bob: vetting-raised Recruitment Vetting → Management Vetting",
        "2020-01-01 Anna: vetting-added Recruitment Vetting",
    ]
    whole = seen(repository, field=None)
    assert lines(whole)[0] == "2021-06-01 Cid: department-added Crime"
    assert [step.change.kind for step in whole.steps] == ["department-added", "vetting-raised", "role-added"]
    assert [step.commit.subject for step in whole.steps] == ["edit", "The policy of 2021", "edit"]
    assert whole.notes == []


@pytest.mark.parametrize("name", ["A1", "a1", ROLE, "Intelligence Officer", "intelligence  officer"])
def test_a_role_is_named_by_code_file_or_title(
    repository: Repository, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.role()
    monkeypatch.chdir(repository.folder)
    assert seen(repository, name).role.role == "A1"
    monkeypatch.chdir(repository.folder / "roles")
    assert seen(repository, os.path.join("..", name) if name == ROLE else name).role.role == "A1"


@pytest.mark.parametrize(
    "name",
    [
        "vetting",
        "vetting_levels",
        "Vetting level",
        "VETTING-LEVELS",
        "vetting_levels/recruitment vetting",
        "security clearance",
    ],
)
def test_a_field_is_named_as_the_schema_or_its_words_do(repository: Repository, name: str) -> None:
    repository.role()
    assert lines(seen(repository, field=name)) == ["2020-01-01 Anna: vetting-added Recruitment Vetting"]


def test_one_entry_of_a_field_by_any_of_its_names(repository: Repository) -> None:
    level = "behaviours:\n  - name: {}\n    level: {}\n  - name: We are innovative and open-minded\n    level: 1\n"
    repository.role(FIRST + level.format("We take ownership", 1))
    repository.role(FIRST + level.format("Take Ownership", 2), author="Bob", day="2021-01-01")
    repository.role(
        FIRST + level.format("Take Ownership", 2).replace("level: 1", "level: 3"), author="Cid", day="2022-01-01"
    )
    kinds = ["behaviour-level-raised", "behaviour-added"]
    for name in ("take ownership", "We take ownership", "Take  Ownership"):
        found = seen(repository, field=f"behaviours/{name}")
        assert [(step.change.kind, step.commit.author) for step in found.steps] == list(
            zip(kinds, ("Bob", "Anna"), strict=True)
        )
    with pytest.raises(
        UsageError, match=r'A1 has never had "take owner" among its behaviours; did you mean "Take Ownership"\?'
    ):
        seen(repository, field="behaviours/take owner")


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("vettin", 'there is no field "vettin"; did you mean "vetting'),
        ("qqqqq", 'there is no field "qqqqq": roledoc-lint schema lists the fields'),
        ("", "name a field"),
        ("/x", "name a field"),
        ("behaviours/", "name a field"),
        ("job_title/x", "job title has no items to ask for: leave out /x"),
        ("behaviours/zz", 'A1 has never had "zz" among its behaviours: leave it out to see all of them'),
    ],
)
def test_a_field_that_is_not_there(repository: Repository, field: str, message: str) -> None:
    repository.role()
    with pytest.raises(UsageError) as error:
        seen(repository, field=field)
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def test_a_field_without_any_value_is_said(repository: Repository) -> None:
    repository.role()
    found = seen(repository, field="department")
    assert (found.steps, found.notes) == ([], ["the role has never had department"])


def test_a_field_that_no_schema_declares(repository: Repository) -> None:
    repository.role(FIRST + "shift: late\n")
    repository.role(FIRST + "shift: early\n", author="Bob")
    assert lines(seen(repository, field="shift")) == [
        "2020-01-01 Bob: field-changed late → early",
        "2020-01-01 Anna: field-added late",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("B9", 'there is no role "B9"'),
        ("A11", 'there is no role "A11": did you mean "A1"?'),
        ("roles/none.yaml", "roles/none.yaml: there is no such file, and there was none"),
        ("../outside.yaml", "outside.yaml: is not in the repository"),
        ("", 'there is no role ""'),
    ],
)
def test_a_role_that_is_not_there(
    repository: Repository, name: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.role()
    monkeypatch.chdir(repository.folder)
    with pytest.raises(UsageError) as error:
        seen(repository, name)
    assert message in str(error.value)


def test_a_title_of_two_roles_and_a_file_that_is_not_committed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.role()
    repository.role(FIRST.replace("A1", "B1"), "roles/b.yaml")
    with pytest.raises(UsageError, match='several roles are called "Intelligence Officer": name one of A1, B1'):
        seen(repository, "Intelligence Officer")
    monkeypatch.chdir(repository.folder)
    repository.write("role_code: C1\n", "roles/c.yaml")
    with pytest.raises(UsageError, match=r"roles/c\.yaml: has not been committed yet, so it has no history"):
        seen(repository, "roles/c.yaml")


def test_renames_are_followed(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.role(FIRST + LONG)
    repository.git("mv", ROLE, "roles/b.yaml")
    repository.commit("Bob")
    repository.git("mv", "roles/b.yaml", "c.yaml")
    (repository.folder / "roles").mkdir(exist_ok=True)
    repository.git("mv", "c.yaml", "roles/c.yaml")
    # The file is renamed and most of it rewritten: only the code says that it is the same role.
    (repository.folder / "roles/c.yaml").unlink()
    repository.role(RAISED, "roles/d.yaml", author="Cid")
    expected = [
        "Cid: vetting-raised Recruitment Vetting → Management Vetting",
        "Anna: vetting-added Recruitment Vetting",
    ]
    monkeypatch.chdir(repository.folder)
    for name in ("A1", "roles/d.yaml", "roles/b.yaml", ROLE):
        assert [line[11:] for line in lines(seen(repository, name))] == expected
    kinds = [step.change.kind for step in seen(repository, field=None).steps]
    assert kinds.count("file-renamed") == 2
    assert kinds[-1] == "role-added"


def test_a_role_without_a_code_is_followed_by_its_text(repository: Repository) -> None:
    repository.role(LONG + "department: Crime\n")
    repository.git("mv", ROLE, "roles/b.yaml")
    repository.role(LONG + "department: Roads\n", "roles/b.yaml", author="Bob")
    found = seen(repository, "Intelligence Officer", "department")
    assert lines(found) == [
        "2020-01-01 Bob: department-changed Crime → Roads",
        "2020-01-01 Anna: department-added Crime",
    ]


def test_a_role_whose_code_was_corrected(repository: Repository) -> None:
    repository.role(FIRST + LONG)
    repository.role(FIRST.replace("A1", "A01") + LONG, author="Bob")
    assert lines(seen(repository, "A01"))[-1] == "2020-01-01 Anna: vetting-added Recruitment Vetting"
    assert lines(seen(repository, "A01", "role code"))[0] == "2020-01-01 Bob: role-code-changed A1 → A01"


def test_two_roles_that_exchange_their_files(repository: Repository) -> None:
    other = RAISED.replace("A1", "B1") + "job_title: Analyst\nmain_purpose: Another purpose altogether.\n"
    repository.write(with_fields(FIRST + LONG))
    repository.role(other, "roles/b.yaml")
    repository.write(with_fields(other))
    repository.role(FIRST + LONG, "roles/b.yaml", author="Bob")
    assert lines(seen(repository)) == ["2020-01-01 Anna: vetting-added Recruitment Vetting"]
    assert [step.change.kind for step in seen(repository, field=None).steps] == ["file-renamed", "role-added"]


def test_a_file_that_is_replaced_by_another_role(repository: Repository) -> None:
    repository.role(FIRST + LONG)
    repository.role(
        "role_code: B1\njob_title: Clerk\nmain_purpose: Filing.\nvetting_levels:\n  - Management Vetting\n",
        author="Bob",
    )
    assert lines(seen(repository, "B1")) == ["2020-01-01 Bob: vetting-added Management Vetting"]


def test_removed_in_one_commit_and_added_in_another(repository: Repository) -> None:
    repository.role(FIRST + LONG)
    (repository.folder / ROLE).unlink()
    repository.commit("Bob")
    repository.role(RAISED + LONG, "roles/b.yaml", author="Cid")
    assert lines(seen(repository)) == [
        "2020-01-01 Cid: vetting-added Management Vetting",
        "2020-01-01 Bob: role-removed",
        "2020-01-01 Anna: vetting-added Recruitment Vetting",
    ]


def test_added_in_one_commit_and_the_old_file_removed_in_another(repository: Repository) -> None:
    repository.role(FIRST + LONG)
    repository.role(RAISED + LONG, "roles/b.yaml", author="Bob")
    (repository.folder / ROLE).unlink()
    repository.commit("Cid")
    assert lines(seen(repository)) == [
        "2020-01-01 Bob: vetting-raised Recruitment Vetting → Management Vetting",
        "2020-01-01 Anna: vetting-added Recruitment Vetting",
    ]


def test_a_retired_role_and_its_code_for_another(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.role(FIRST + LONG)
    (repository.folder / ROLE).unlink()
    repository.commit("Bob", "2021-01-01")
    monkeypatch.chdir(repository.folder)
    for name in ("A1", ROLE, "Intelligence Officer"):
        assert lines(seen(repository, name)) == [
            "2021-01-01 Bob: role-removed",
            "2020-01-01 Anna: vetting-added Recruitment Vetting",
        ]


def test_a_branch_names_who_made_the_change_and_who_merged_it(repository: Repository) -> None:
    repository.role()
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.role(FIRST.replace("Recruitment Vetting", "Counter Terrorist Check"), author="Bob", day="2021-01-01")
    repository.role(RAISED, author="Cid", day="2021-02-01")
    repository.git("checkout", "--quiet", "main")
    repository.role("role_code: B1\n", "roles/b.yaml", author="Dora")
    repository.git("merge", "--quiet", "--no-ff", "-m", "merge", "topic", author="Eve", day="2021-03-01")
    found = seen(repository)
    assert lines(found)[0].startswith("2021-02-01 Cid merged by Eve: vetting-")
    assert [step.commit.author for step in found.steps][-1] == "Anna"
    assert all(step.merge is None or step.merge.author == "Eve" for step in found.steps)
    assert "Bob" in {step.commit.author for step in found.steps}
    assert seen(repository, since="2021-02-15").steps == [step for step in found.steps if step.merge]


def test_a_merge_that_decides_itself(repository: Repository) -> None:
    repository.role(FIRST + "department: Crime\n")
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.role(FIRST + "department: Roads\n", author="Bob")
    repository.git("checkout", "--quiet", "main")
    repository.role(FIRST + "department: Courts\n", author="Cid")
    with pytest.raises(Exception, match="non-zero"):
        repository.git("merge", "--quiet", "topic")
    repository.role(FIRST + "department: Ports\n", author="Dora", message="merge")
    assert lines(seen(repository, field="department")) == [
        "2020-01-01 Dora: department-changed Courts → Ports",
        "2020-01-01 Bob merged by Dora: department-changed Crime → Roads",
        "2020-01-01 Cid: department-changed Crime → Courts",
        "2020-01-01 Anna: department-added Crime",
    ]


def test_what_a_branch_took_over_from_the_main_branch_is_listed_once(repository: Repository) -> None:
    repository.role(FIRST + LONG)
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.role(FIRST + LONG + "department: Roads\n", author="Bob")
    repository.git("checkout", "--quiet", "main")
    repository.role(RAISED + LONG, author="Cid")
    repository.git("checkout", "--quiet", "topic")
    repository.git("merge", "--quiet", "-m", "update", "main", author="Bob")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "-m", "merge", "topic", author="Eve")
    assert [line[11:] for line in lines(seen(repository))] == [
        "Cid: vetting-raised Recruitment Vetting → Management Vetting",
        "Anna: vetting-added Recruitment Vetting",
    ]
    assert lines(seen(repository, field="department")) == ["2020-01-01 Bob merged by Eve: department-added Roads"]


def test_states_that_nobody_can_read(repository: Repository) -> None:
    repository.role()
    for number, text in enumerate(("a: [\n", "", "- a\n", "<<<<<<< a\n>>>>>>> b\n", "\x00"), 1):
        repository.write(text)
        repository.commit("Bob", f"2021-01-0{number}")
    repository.role(RAISED, author="Cid", day="2022-01-01")
    found = seen(repository)
    assert lines(found)[0] == "2022-01-01 Cid: vetting-raised Recruitment Vetting → Management Vetting"
    assert [step.change.kind for step in found.steps[1:-1]] == ["role-unreadable"] * 5
    assert lines(found)[-1] == "2020-01-01 Anna: vetting-added Recruitment Vetting"


def test_a_link_and_a_first_state_that_nobody_can_read(repository: Repository) -> None:
    repository.write("a: [\n")
    repository.commit()
    repository.role(FIRST)
    (repository.folder / ROLE).unlink()
    (repository.folder / ROLE).symlink_to("elsewhere.yaml")
    repository.commit()
    found = history(find_config(repository.folder), str(repository.folder / ROLE))
    assert [step.change.kind for step in found.steps] == ["role-unreadable", "role-readable", "role-unreadable"]
    assert found.steps[0].change.after == "is a link, and is not followed"


def test_since(repository: Repository) -> None:
    repository.role()
    repository.role(RAISED, author="Bob", day="2021-05-06")
    for since, number in (("2021-05-06", 1), ("2021-05", 1), ("2021", 1), ("2021-05-07", 0), ("2020", 2)):
        found = seen(repository, since=since)
        assert len(found.steps) == number
    assert seen(repository, since="2022").notes == ["2 changes before 2022-01-01 not shown"]
    for wrong in ("", "yesterday", "2021-13", "2021-02-30", "21", "٢٠٢١", "2021-05-06T00:00"):
        with pytest.raises(UsageError, match="give a date such as 2026-03-05, 2026-03 or 2026"):
            seen(repository, since=wrong)


def test_a_shallow_clone_says_what_it_does_not_know(repository: Repository, tmp_path: Path) -> None:
    repository.role()
    repository.role(RAISED, author="Bob")
    repository.role(RAISED + "department: Crime\n", author="Cid")
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=2", f"file://{repository.folder}", str(clone))
    found = history(find_config(clone), "A1", "vetting")
    assert lines(found) == ["not known: vetting-added Management Vetting"]
    assert len(found.notes) == 1
    assert "git fetch --unshallow origin" in found.notes[0]


def test_no_repository_and_no_commit(tmp_path: Path, repository: Repository) -> None:
    with pytest.raises(UsageError, match="nothing has been committed yet"):
        seen(repository)
    alone = tmp_path / "alone"
    (alone / "roles").mkdir(parents=True)
    with pytest.raises(UsageError, match="not a git repository"):
        history(find_config(alone), "A1")


def test_a_clone_that_lacks_content(repository: Repository) -> None:
    repository.role()
    repository.role(RAISED, author="Bob")
    blob = repository.git("rev-parse", f"HEAD~1:{ROLE}")
    (repository.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(RoledocError, match="this clone may lack some of its content"):
        seen(repository)


def test_settings_of_git_do_not_change_the_answer(repository: Repository) -> None:
    repository.role()
    repository.role(RAISED, author="Bob", message="Zürich\n\nlong text")
    expected = lines(seen(repository))
    settings = (
        ("log.showRoot", "false"), ("log.follow", "true"), ("log.showSignature", "true"), ("diff.renames", "copies"),
        ("log.diffMerges", "off"), ("core.abbrev", "4"), ("color.ui", "always"), ("log.date", "relative"),
        ("format.pretty", "oneline"), ("diff.noprefix", "true"), ("i18n.logOutputEncoding", "ISO-8859-1"),
        ("diff.relative", "true"), ("core.quotePath", "true"), ("log.decorate", "full"),
    )  # fmt: skip
    for name, value in settings:
        repository.git("config", name, value)
    found = seen(repository)
    assert lines(found) == expected
    assert found.steps[0].commit.subject == "Zürich"


def test_git_is_started_as_often_for_many_commits(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    start = Git._start

    def counting(self: Git, *arguments: str, **streams: int) -> object:
        started.append(arguments[0])
        return start(self, *arguments, **streams)

    monkeypatch.setattr(Git, "_start", counting)
    repository.role()
    seen(repository)
    few = len(started)
    for number in range(30):
        repository.role(FIRST + f"department: D{number}\n")
    started.clear()
    seen(repository, field=None)
    assert len(started) == few <= 7
    assert started.count("log") == 1
