"""`roledoc-lint diff` on real repositories: which states are compared, what is reported, and the exit code."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from roledoc_lint.changes.kinds.kind import Impact
from tests.changes.test_kinds import EDITS
from tests.support import repositories
from tests.support.helpers import REPOSITORY, copy_roles_and_schema, run, with_fields
from tests.support.kinds import KINDS
from tests.support.repositories import git

SINGLE = [edit for edit in EDITS if list(edit.before) == list(edit.after) == ["roles/role.yaml"]]


def commit(folder: Path, files: dict[str, str | None]) -> str:
    """Write files, or delete those that are None, and commit. Returns the id of the commit."""
    write(folder, files)
    if not (folder / ".git").exists():
        git("init", "--quiet", "--initial-branch=main", cwd=folder)
    return repositories.commit(folder)


def write(folder: Path, files: dict[str, str | None]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_bytes(text.encode())


def report_of(folder: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    """The report as JSON, which must fit its schema."""
    result = run("diff", "--format", "json", *arguments, cwd=folder)
    assert result.returncode == code, result.stderr
    report: dict[str, Any] = json.loads(result.stdout)
    schema = json.loads((REPOSITORY / "schema/diff-output.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)
    return report


def kinds(report: dict[str, Any]) -> list[str]:
    return [change["kind"] for change in report["changes"]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one role, at its first commit."""
    commit(tmp_path, {"roles/a.yaml": with_fields("role_code: A1\nlocation: Chelmsford\n")})
    return tmp_path


OTHER = with_fields("role_code: A1\nlocation: Colchester\n")
NEW = with_fields("role_code: B1\n")


def test_many_edits_in_one_commit_are_each_reported_once(tmp_path: Path) -> None:
    assert len(SINGLE) >= 60
    names = [f"roles/role-{number}.yaml" for number in range(len(SINGLE))]
    edits = dict(zip(names, SINGLE, strict=True))
    base = commit(tmp_path, {name: edit.before["roles/role.yaml"] for name, edit in edits.items()})
    commit(tmp_path, {name: edit.after["roles/role.yaml"] for name, edit in edits.items()})
    report = report_of(tmp_path, base, "HEAD")
    found: dict[str, list[str]] = {}
    for change in report["changes"]:
        # Many of the edits have the same sentences, and so seem to move them from one role to another.
        kind = change["kind"].replace("moved-to-role", "removed").replace("moved-from-role", "added")
        found.setdefault((change["head"] or change["base"])["path"], []).append(kind)
    for name, edit in edits.items():
        assert sorted(found.get(name, [])) == sorted(kind for kind, *_ in edit.changes), edit.name
    impacts = [KINDS[kind].impact for kind in kinds(report)]
    assert [report["summary"][impact.word] for impact in Impact] == [impacts.count(impact) for impact in Impact]
    changed = [
        edit for edit in edits.values() if {kind for kind, *_ in edit.changes} - {"file-renamed", "role-code-changed"}
    ]
    assert report["summary"]["roles_changed"] == len(changed)


def test_the_work_tree_is_compared_with_the_last_commit(project: Path) -> None:
    assert report_of(project)["changes"] == []
    write(project, {"roles/a.yaml": OTHER, "roles/new.yaml": NEW, "roles/.hidden.yaml": NEW, "roles/notes.txt": "x"})
    report = report_of(project)
    assert (report["base"], report["head"]) == ("HEAD", "the work tree")
    assert kinds(report) == ["location-changed", "role-added"]
    assert report["changes"][0]["base"] == {"path": "roles/a.yaml", "line": 9, "pointer": "/location"}
    write(project, {".gitignore": "new.yaml\n"})
    assert kinds(report_of(project)) == ["location-changed"]
    write(project, {"roles/a.yaml": None})
    assert kinds(report_of(project)) == ["role-removed"]


def test_what_is_staged_is_compared(project: Path) -> None:
    write(project, {"roles/a.yaml": OTHER})
    assert report_of(project, "--staged")["changes"] == []
    git("add", "roles/a.yaml", cwd=project)
    write(project, {"roles/a.yaml": None})
    report = report_of(project, "--staged")
    assert (kinds(report), report["head"]) == (["location-changed"], "what is staged")


def test_two_revisions_in_every_notation(project: Path) -> None:
    first = git("rev-parse", "HEAD", cwd=project).strip()
    git("branch", "topic", cwd=project)
    commit(project, {"roles/a.yaml": OTHER})
    git("checkout", "--quiet", "topic", cwd=project)
    commit(project, {"roles/new.yaml": NEW})
    git("tag", "v1", cwd=project)
    assert kinds(report_of(project, first, "main")) == ["location-changed"]
    assert kinds(report_of(project, "main", first)) == ["location-changed"]
    assert kinds(report_of(project, "main..topic")) == ["location-changed", "role-added"]
    assert kinds(report_of(project, "main...topic")) == ["role-added"]
    assert kinds(report_of(project, "main...")) == ["role-added"]
    assert kinds(report_of(project, "..main")) == ["location-changed", "role-removed"]
    assert kinds(report_of(project, "HEAD^")) == ["role-added"]
    assert kinds(report_of(project, "v1", "v1")) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "what you have not committed yet compared with the last commit"),
        (["HEAD"], "what you have not committed yet compared with the last commit"),
        (["--staged"], "what you have staged compared with the last commit"),
        (["v1"], "from v1 to your files as they are now"),
        (["v1", "HEAD"], "from v1 to the last commit"),
        (["v1..main"], "from v1 to main"),
        (["--format", "markdown", "v1..main"], "from v1 to main"),
        (["--format", "html", "v1..main"], "from v1 to main"),
    ],
)
def test_a_report_says_what_is_compared(project: Path, arguments: list[str], words: str) -> None:
    git("tag", "v1", cwd=project)
    commit(project, {"roles/a.yaml": OTHER})
    shown = run("diff", *arguments, cwd=project).stdout
    assert words in shown
    assert not re.search(r"\b(HEAD|work tree)\b", shown)


def test_a_report_says_where_a_branch_started(project: Path) -> None:
    start = git("rev-parse", "--short=7", "HEAD", cwd=project).strip()
    git("branch", "topic", cwd=project)
    commit(project, {"roles/a.yaml": OTHER})
    for revisions, words in (
        ("main...topic", f"what has changed on topic since it started from main (commit {start})"),
        ("topic...", f"what has changed on the current branch since it started from topic (commit {start})"),
    ):
        assert words in run("diff", revisions, cwd=project).stdout


def test_a_report_before_the_first_commit_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"roles/a.yaml": NEW})
    git("init", "--quiet", cwd=tmp_path)
    assert "what you have not committed yet compared with nothing" in run("diff", cwd=tmp_path).stdout


def test_before_the_first_commit_everything_is_new(tmp_path: Path) -> None:
    write(tmp_path, {"roles/a.yaml": NEW})
    git("init", "--quiet", cwd=tmp_path)
    assert kinds(report_of(tmp_path)) == ["role-added"]
    git("add", "--all", cwd=tmp_path)
    assert kinds(report_of(tmp_path, "--staged")) == ["role-added"]
    asked = run("diff", "HEAD", cwd=tmp_path)
    assert (asked.returncode, "nothing has been committed yet" in asked.stderr) == (2, True)


def test_two_folders_need_no_git(tmp_path: Path) -> None:
    for name, text in (("old", NEW), ("new", NEW.replace("SCALE 5", "SCALE 6"))):
        write(tmp_path / name, {"roles/a.yaml": text})
    report = report_of(tmp_path, "old", "new")
    assert (kinds(report), report["base"], report["head"]) == (["grade-raised"], "old", "new")
    assert kinds(report_of(tmp_path, "new/roles", "old/roles")) == ["grade-lowered"]
    (tmp_path / "empty").mkdir()
    assert run("diff", "empty", "empty", cwd=tmp_path).returncode == 2


def test_paths_keep_the_report_to_some_files(project: Path) -> None:
    write(project, {"roles/a.yaml": OTHER, "roles/essex/new.yaml": NEW})
    assert kinds(report_of(project, "--", "roles/essex")) == ["role-added"]
    assert kinds(report_of(project, "HEAD", "--", "roles/a.yaml")) == ["location-changed"]
    assert kinds(report_of(project, "--", "roles")) == kinds(report_of(project))
    assert report_of(project, "--", "roles/essex")["summary"]["substantive"] == 1
    missing = run("diff", "--", "roles/none.yaml", cwd=project)
    assert (missing.returncode, "no such file" in missing.stderr) == (2, True)


def test_a_project_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "hr/profiles").mkdir(parents=True)
    commit(tmp_path, {"hr/roledoc-lint.toml": 'roles = "profiles"\n', "hr/profiles/a.yaml": NEW, "roles/b.yaml": NEW})
    write(tmp_path, {"hr/profiles/a.yaml": NEW.replace("SCALE 5", "PO 1"), "roles/b.yaml": None})
    report = report_of(tmp_path / "hr")
    assert kinds(report) == ["grade-changed"]
    assert report["changes"][0]["head"]["path"] == "hr/profiles/a.yaml"


def test_an_unreadable_file_does_not_stop_the_rest(project: Path) -> None:
    base = commit(project, {"roles/b.yaml": NEW, "roles/c.yaml": NEW.replace("B1", "C1")})
    broken: dict[str, bytes] = {"b.yaml": b"job_title: \xff\n", "c.yaml": b"<<<<<<< a\n=======\n>>>>>>> b\n"}
    for name, content in broken.items():
        (project / "roles" / name).write_bytes(content)
    write(project, {"roles/a.yaml": OTHER})
    report = report_of(project)
    assert kinds(report) == ["location-changed", "role-unreadable", "role-unreadable"]
    assert "not UTF-8" in report["changes"][1]["after"]
    assert (
        report["changes"][2]["after"] == "two versions of these lines are in the file: a merge conflict is not resolved"
    )
    assert report["changes"][1]["role"] == "B1"
    commit(project, {})
    assert kinds(report_of(project, "HEAD", base)) == ["location-changed", "role-readable", "role-readable"]


def test_an_unfinished_merge_is_reported(project: Path) -> None:
    git("checkout", "--quiet", "-b", "topic", cwd=project)
    commit(project, {"roles/a.yaml": OTHER})
    git("checkout", "--quiet", "main", cwd=project)
    commit(project, {"roles/a.yaml": OTHER.replace("Colchester", "Clacton")})
    with pytest.raises(Exception, match="returned non-zero"):
        git("merge", "topic", cwd=project)
    for arguments in ([], ["--staged"]):
        (change,) = report_of(project, *arguments)["changes"]
        assert (change["kind"], "merge conflict" in change["after"]) == ("role-unreadable", True)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_not_followed(project: Path) -> None:
    (project / "secret").write_text(NEW, encoding="utf-8")
    (project / "roles/link.yaml").symlink_to("../secret")
    outside = project / "roles/out.yaml"
    outside.symlink_to("/etc/passwd")
    commit(project, {})
    found = {change["head"]["path"]: change["after"] for change in report_of(project, "HEAD^", "HEAD")["changes"]}
    assert found == dict.fromkeys(["roles/link.yaml", "roles/out.yaml"], "is a link, and is not followed")
    outside.unlink()
    outside.symlink_to("/etc/hosts")
    (project / "roles/new.yaml").symlink_to("../secret")
    assert {change["after"] for change in report_of(project)["changes"]} == {"is a link, and is not followed"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no-such-branch"], "there is no revision 'no-such-branch'"),
        (["HEAD", "--", "-x"], "-x: there is no such file"),
        (["-x"], "No such option"),
        (["--", "--output=x"], "there is no such file"),
        (["main..-x"], "there is no revision '-x'"),
        (["--upload-pack=touch hacked"], "No such option"),
        (["..--output=hacked"], "there is no revision '--output=hacked'"),
        (["a", "b", "c"], "only two can be"),
        (["HEAD..HEAD", "HEAD"], "already names two revisions"),
        (["HEAD", "HEAD", "--staged"], "--staged compares one revision with what is staged"),
        ([""], "one of the revisions is empty"),
        (["HEAD:roles"], "there is no revision"),
        (["--approvals", "none.yaml"], "none.yaml: cannot be read"),
        (["--summary", "--format", "csv"], "--summary is only possible with"),
        (["--fail-on", "everything"], "is not one of"),
    ],
)
def test_wrong_use_is_one_line(project: Path, arguments: list[str], words: str) -> None:
    result = run("diff", *arguments, cwd=project)
    assert result.returncode == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (project / "hacked").exists()


def test_a_folder_in_no_repository(tmp_path: Path) -> None:
    write(tmp_path, {"roles/a.yaml": NEW})
    result = run("diff", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert result.returncode == 2
    assert "not a git repository" in result.stderr


def test_in_a_shallow_clone_the_message_says_what_to_fetch(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = git("rev-parse", "HEAD", cwd=project).strip()
    commit(project, {"roles/a.yaml": OTHER})
    clone = tmp_path_factory.mktemp("clone") / "shallow"
    git("clone", "--quiet", "--depth=1", project.as_uri(), str(clone), cwd=project)
    for base in (first, "HEAD~1", "topic...HEAD"):
        result = run("diff", base, cwd=clone)
        assert result.returncode == 2
        assert "fetch-depth: 0" in result.stderr
        assert "git fetch --unshallow" in result.stderr
    git("fetch", "--quiet", "--unshallow", "origin", cwd=clone)
    assert kinds(report_of(clone, first, "HEAD")) == ["location-changed"]


def test_failing_and_approving(project: Path) -> None:
    write(project, {"roles/a.yaml": OTHER.replace("Research", "Gathering"), "approved.yaml": ""})
    (location, purpose) = report_of(project)["changes"]
    assert (location["impact"], purpose["impact"]) == ("substantive", "wording")
    for level, code in (("substantive", 1), ("wording", 1), ("editorial", 1), ("never", 0)):
        result = run("diff", "--fail-on", level, cwd=project)
        assert result.returncode == code
        assert (f"not yet approved: {location['fingerprint']}" in result.stdout) == (level != "never")
        assert (f"not yet approved: {purpose['fingerprint']}" in result.stdout) == (level in ("wording", "editorial"))
    write(project, {"approved.yaml": f"{location['fingerprint']}: Agreed in March.\n'000000000000': Old.\n"})
    report = report_of(project, "--fail-on", "substantive", "--approvals", "approved.yaml")
    assert [change["approved"] for change in report["changes"]] == ["Agreed in March.", None]
    assert report["unmatched_approvals"] == ["000000000000"]
    report_of(project, "--fail-on", "wording", "--approvals", "approved.yaml", code=1)
    shown = run("diff", "--approvals", "approved.yaml", cwd=project).stdout
    assert "approved: Agreed in March." in shown
    assert "this approval does not match any change, you can delete it: 000000000000" in shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("abc: why\n", "approvals.yaml:1: 'abc' does not identify a change"),
        ("# c\n0123456789ab:\n", "approvals.yaml:2: 0123456789ab has no reason"),
        ("- 0123456789ab\n", "approvals.yaml:1: write each approval once"),
        ("0123456789ab: x\n0123456789ab: y\n", "approvals.yaml:2: write each approval once"),
    ],
)
def test_wrong_approvals(project: Path, text: str, words: str) -> None:
    write(project, {"approvals.yaml": text})
    result = run("diff", "--approvals", "approvals.yaml", cwd=project)
    assert result.returncode == 2
    assert words in result.stderr


def test_fingerprints_stay_when_lines_and_commits_move(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    commit(project, {"roles/a.yaml": OTHER})
    (here,) = report_of(project, "HEAD^", "HEAD")["changes"]
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    commit(elsewhere, {"roles/z.yaml": "# one\n# more\n" + with_fields("role_code: A1\nlocation: Chelmsford\n")})
    commit(elsewhere, {"roles/z.yaml": "# one\n# more\n" + OTHER})
    (there,) = report_of(elsewhere, "HEAD^", "HEAD")["changes"]
    assert here["fingerprint"] == there["fingerprint"]
    assert here["head"]["line"] != there["head"]["line"]


def test_impact_hides_changes_but_counts_all(project: Path) -> None:
    write(project, {"roles/a.yaml": OTHER.replace("Research", "Gathering").replace("Intelligence O", "INTELLIGENCE O")})
    assert kinds(report_of(project, "--impact", "wording")) == ["location-changed", "purpose-reworded"]
    report = report_of(project, "--impact", "substantive")
    assert kinds(report) == ["location-changed"]
    assert [report["summary"][name] for name in ("substantive", "wording", "editorial")] == [1, 1, 1]
    shown = run("diff", "--impact", "substantive", cwd=project).stdout
    assert "2 changes of less impact not shown" in shown
    summary = run("diff", "--summary", cwd=project).stdout.splitlines()
    assert summary[2].split() == ["A1", "INTELLIGENCE", "Officer", "1", "1", "1"]


def test_a_change_of_the_catalogue_names_the_roles(tmp_path: Path) -> None:
    copy_roles_and_schema(tmp_path)
    commit(tmp_path, {})
    for path in [*(tmp_path / "roles").glob("*.yaml"), tmp_path / "schema/catalogue/cvf-2016.yaml"]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("I share credit with everyone", "I share praise with everyone"), encoding="utf-8")
    (change,) = report_of(tmp_path)["changes"]
    assert (change["kind"], change["role"]) == ("catalogue-wording-reworded", None)
    assert [touched["role"] for touched in change["touched"]] == ["EQ0450", "END0206", "ER403a", "EPND1206"]
    assert all(touched["pointer"] for touched in change["touched"])
    commit(tmp_path, {})
    git("checkout", "--quiet", "HEAD^", "--", "roles", cwd=tmp_path)
    (change,) = report_of(tmp_path, "HEAD~1")["changes"]
    assert [touched["pointer"] for touched in change["touched"]] == [None] * 4


def test_git_is_started_as_often_for_many_roles_as_for_one(tmp_path: Path) -> None:
    numbers = []
    for many in (1, 200):
        folder = tmp_path / str(many)
        folder.mkdir()
        commit(folder, {f"roles/r{i}.yaml": with_fields(f"role_code: A{i}\n") for i in range(many)})
        commit(folder, {f"roles/r{i}.yaml": with_fields(f"role_code: A{i}\nissued: 2019-03\n") for i in range(many)})
        trace = folder / "trace.txt"
        result = run("diff", "HEAD^", "HEAD", cwd=folder, GIT_TRACE2_EVENT=str(trace))
        assert f"{many} editorial change" in result.stdout
        numbers.append(trace.read_text(encoding="utf-8").count('"event":"start"'))
    assert numbers[0] == numbers[1] <= 9


def test_diff_shows_no_progress_and_writes_nothing(project: Path) -> None:
    write(project, {"roles/a.yaml": OTHER})
    before = sorted(path for path in project.rglob("*") if path.is_file())
    result = run("diff", cwd=project)
    assert (result.returncode, result.stderr) == (0, "")
    assert sorted(path for path in project.rglob("*") if path.is_file()) == before


def test_a_hook_in_a_linked_work_tree_sees_its_own_files(tmp_path: Path) -> None:
    project = tmp_path / "top/hr"
    (project / "roles").mkdir(parents=True)
    commit(tmp_path / "top", {"hr/roles/a.yaml": NEW, "hr/roledoc-lint.toml": ""})
    git("worktree", "add", "--quiet", str(tmp_path / "linked"), cwd=tmp_path / "top")
    write(tmp_path / "linked", {"hr/roles/a.yaml": NEW.replace("SCALE 5", "SCALE 6")})
    git("add", "--all", cwd=tmp_path / "linked")
    variables = {"GIT_DIR": str(tmp_path / "top/.git/worktrees/linked"), "GIT_PREFIX": ""}
    result = run("diff", "--staged", cwd=tmp_path / "linked/hr", **variables)
    assert "grade raised" in result.stdout, result.stdout


def test_a_file_removed_only_from_the_index_is_still_there(project: Path) -> None:
    git("rm", "--quiet", "--cached", "roles/a.yaml", cwd=project)
    assert report_of(project)["changes"] == []
    write(project, {"roles/a.yaml": OTHER})
    assert kinds(report_of(project)) == ["location-changed"]
    assert kinds(report_of(project, "--staged")) == ["role-removed"]


def test_the_project_is_found_from_any_of_its_folders(project: Path) -> None:
    commit(project, {"other/x.txt": "x"})
    write(project, {"roles/a.yaml": OTHER})
    for folder in ("roles", "other"):
        assert kinds(report_of(project / folder)) == ["location-changed"]


def test_a_repository_without_roles_is_refused(tmp_path: Path) -> None:
    commit(tmp_path, {"other/x.txt": "x"})
    result = run("diff", cwd=tmp_path / "other")
    assert result.returncode == 2
    assert "there is no folder roles: name the files to check, or create the folder" in result.stderr


def test_paths_in_every_notation(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    write(project, {"roles/a.yaml": OTHER})
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "link"
    elsewhere.symlink_to(project / "roles")
    for path in ("..", ".", "roles", "./roles/../roles", str(project / "roles/a.yaml"), str(elsewhere)):
        assert kinds(report_of(project, "--", path)) == ["location-changed"], path
    for path, words in (("/etc", "outside the project"), ("", "one of the paths after -- is empty")):
        result = run("diff", "--", path, cwd=project)
        assert (result.returncode, words in result.stderr) == (2, True)


def test_a_project_and_a_folder_of_roles_are_compared(tmp_path: Path) -> None:
    write(tmp_path, {"project/roles/a.yaml": NEW, "roles-of-old/a.yaml": NEW.replace("SCALE 5", "SCALE 4")})
    assert kinds(report_of(tmp_path, "roles-of-old", "project")) == ["grade-raised"]


def test_a_clone_without_all_content_is_reported(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    commit(project, {"roles/a.yaml": OTHER})
    git("config", "uploadpack.allowFilter", "true", cwd=project)
    clone = tmp_path_factory.mktemp("clone") / "partial"
    git("clone", "--quiet", "--no-checkout", "--filter=blob:none", project.as_uri(), str(clone), cwd=project)
    git("remote", "set-url", "origin", "file:///nowhere", cwd=clone)
    result = run("diff", "HEAD~1", "HEAD", cwd=clone)
    assert (result.returncode, len(result.stderr.splitlines())) == (3, 1), result.stderr
    git("remote", "set-url", "origin", project.as_uri(), cwd=clone)
    assert kinds(report_of(clone, "HEAD~1", "HEAD")) == ["location-changed"]


def test_the_same_change_twice_needs_two_approvals(project: Path) -> None:
    commit(project, {"roles/a.yaml": NEW + "essential_criteria: []\n"})
    write(project, {"roles/a.yaml": NEW + "essential_criteria: [Drives., Drives.]\n"})
    fingerprints = {change["fingerprint"] for change in report_of(project)["changes"]}
    assert len(fingerprints) == 2


@pytest.mark.parametrize("revision", ["^HEAD", "HEAD..^HEAD", "..^HEAD"])
def test_an_excluded_revision_is_refused(project: Path, revision: str) -> None:
    result = run("diff", revision, cwd=project)
    assert (result.returncode, "excludes commits" in result.stderr) == (2, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_approvals_that_never_end(project: Path) -> None:
    os.mkfifo(project / "pipe")
    for path in ("pipe", "/dev/zero"):
        result = run("diff", "--approvals", path, cwd=project)
        assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)


def test_paths_between_two_folders_are_those_of_the_report(tmp_path: Path) -> None:
    write(tmp_path, {"old/roles/a.yaml": NEW, "new/roles/a.yaml": NEW.replace("SCALE 5", "PO 1")})
    assert kinds(report_of(tmp_path, "old", "new", "--", "roles/a.yaml")) == ["grade-changed"]
    assert run("diff", "old", "new", "--", "new/roles/a.yaml", cwd=tmp_path).returncode == 2
    assert "To compare two folders, both must exist" in run("diff", "old", "./nwe", cwd=tmp_path).stderr


def test_a_folder_does_not_match_a_longer_name(project: Path) -> None:
    write(project, {"roles/ess/new.yaml": NEW, "roles/essex/b.yaml": NEW.replace("B1", "E1")})
    assert [change["role"] for change in report_of(project, "--", "roles/ess")["changes"]] == ["B1"]


def test_what_must_be_approved_is_always_listed(project: Path) -> None:
    write(project, {"roles/a.yaml": OTHER.replace("Research", "Gathering"), "none.yaml": ""})
    result = run("diff", "--impact", "substantive", "--fail-on", "wording", cwd=project)
    assert (result.returncode, len(re.findall("not yet approved: [0-9a-f]{12}", result.stdout))) == (1, 2)
    summary = run("diff", "--summary", "--fail-on", "wording", cwd=project)
    assert "2 changes not yet approved" in summary.stdout
    assert run("diff", "--impact", "substantive", "--fail-on", "editorial", cwd=project).returncode == 1


def test_an_approval_for_another_file_is_not_unmatched(project: Path) -> None:
    write(project, {"roles/a.yaml": OTHER, "roles/new.yaml": NEW})
    (location, _) = report_of(project)["changes"]
    write(project, {"approved.yaml": f"{location['fingerprint']}: agreed\n"})
    report = report_of(project, "--approvals", "approved.yaml", "--", "roles/new.yaml")
    assert (kinds(report), report["unmatched_approvals"]) == (["role-added"], [])


LONG_LIST = "main_responsibilities:\n" + "".join(f"  - Does the {word} thing.\n" for word in "abcdefgh")


def test_many_moves_are_one_row_unless_each_must_be_approved(project: Path) -> None:
    commit(project, {"roles/a.yaml": with_fields("role_code: A1\n" + LONG_LIST)})
    head, *items = LONG_LIST.splitlines(keepends=True)
    write(project, {"roles/a.yaml": with_fields("role_code: A1\n" + head + "".join(reversed(items)))})
    shown = run("diff", cwd=project).stdout
    assert "7 are in a different order" in shown
    assert run("diff", "--summary", cwd=project).stdout.splitlines()[2].split()[-1] == "7"
    stopped = run("diff", "--fail-on", "editorial", cwd=project)
    assert len(re.findall("not yet approved: [0-9a-f]{12}", stopped.stdout)) == 7


def test_a_role_has_one_section(tmp_path: Path) -> None:
    baker = with_fields("role_code: B1\njob_title: Baker\nmain_purpose: Bakes bread for all.\nlocation: Here\n")
    handler = with_fields("role_code: A1\njob_title: Dog Handler\nmain_purpose: Walks dogs.\n")
    commit(tmp_path, {"roles/a.yaml": handler, "roles/b.yaml": baker})
    write(tmp_path, {"roles/a.yaml": baker.replace("Here", "There").replace("bread", "cake"), "roles/b.yaml": None})
    roles = [change["role"] for change in report_of(tmp_path)["changes"]]
    assert roles == sorted(roles)
    assert set(roles) == {"A1", "B1"}


def test_a_changed_mode_is_not_a_formatting_change(project: Path) -> None:
    (project / "roles/a.yaml").chmod(0o755)
    assert report_of(project)["layout_only"] == []
    write(project, {"roles/a.yaml": "# a comment\n" + (project / "roles/a.yaml").read_text(encoding="utf-8")})
    assert report_of(project)["layout_only"] == ["roles/a.yaml"]
    assert "1 file with changes only to wrapping, comments or order" in run("diff", cwd=project).stdout


def test_the_work_tree_is_what_is_on_disk(tmp_path: Path) -> None:
    schema = "technical_skills:\n  levels: [1, 2]\n  entries: [{name: IT Skills}]\n"
    skill = with_fields("role_code: A1\ntechnical_skills: [{name: IT Skills, level: 1}]\n")
    commit(tmp_path, {"schema/catalogue/c.yaml": schema, "roles/a.yaml": skill})
    write(
        tmp_path,
        {"schema/catalogue/c.yaml": schema.replace("{name: IT Skills}", "{name: Typing, aliases: [IT Skills]}")},
    )
    git("add", "--all", cwd=tmp_path)
    write(tmp_path, {"schema/catalogue/c.yaml": schema, "roles/a.yaml": skill.replace("level: 1", "level: 2")})
    (change,) = report_of(tmp_path)["changes"]
    assert change["item"] == "IT Skills"
