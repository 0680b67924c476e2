"""Reading level of what each audience of a pack reads in English: bodies and handout texts of its slides.

Flesch-Kincaid and SMOG grades by textstat; with `--slides`, of each slide too, the hardest first.
"""

import argparse
import pathlib
import re

import textstat
import yaml

HEADING = re.compile(r"^## (.*?)\s*\{([^}]*)\}\s*$")


def plain(markdown: str) -> str:
    """The words of Markdown as sentences: what is a line of its own, such as a point of a list, ends one."""
    text = re.sub(r"```.*?```", "", markdown, flags=re.S)
    text = re.sub(r"\[[^\]]*@[^\]]*\]", "", text)
    text = re.sub(r"\{\{.*?\}\}", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"[*_|>#]|^\s*(?:[-+]|\d+\.)\s+", " ", text, flags=re.M)
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    return " ".join(line if line.endswith((".", "?", "!", ":")) else line + "." for line in lines if re.search(r"\w{2}", line))


def sections(text: str) -> dict[frozenset[str], str]:
    """The sections of a slide's text by their classes; the body without a heading has `.body` alone."""
    found: dict[frozenset[str], list[str]] = {frozenset({".body"}): []}
    current = frozenset({".body"})
    for line in text.splitlines():
        if heading := HEADING.match(line):
            current = frozenset(heading[2].split())
            found[current] = []
        else:
            found[current].append(line)
    return {classes: "\n".join(lines) for classes, lines in found.items()}


def read_by(audience: str, slide: str) -> str:
    """What an audience reads of a slide."""
    parts = sections(slide)
    chosen = (parts.get(frozenset({part, f".{audience}"}), parts.get(frozenset({part}), "")) for part in (".body", ".handout"))
    return " ".join(plain(part) for part in chosen)


def grades(text: str) -> str:
    return f"Flesch-Kincaid {textstat.flesch_kincaid_grade(text):4.1f}  SMOG {textstat.smog_index(text):4.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pack", type=pathlib.Path)
    parser.add_argument("--slides", action="store_true")
    arguments = parser.parse_args()
    pack = yaml.safe_load((arguments.pack / "pack.yaml").read_text())
    slides = []
    for path in sorted(arguments.pack.glob("slides/**/*.md")):
        _, head, text = path.read_text().split("---\n", 2)
        slides.append((yaml.safe_load(head), text))
    for audience in (audience["id"] for audience in pack["audiences"]):
        served = [(head, read_by(audience, text)) for head, text in slides if {audience, "all"} & set(head["audiences"])]
        print(f"{audience:12} {grades(' '.join(text for _, text in served))}  ({len(served)} slides)")
        if arguments.slides:
            for head, text in sorted(served, key=lambda slide: -textstat.flesch_kincaid_grade(slide[1])):
                print(f"  {head['id']:30} {grades(text)}")


if __name__ == "__main__":
    main()
