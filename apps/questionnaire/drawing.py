"""A flow as Mermaid text, for people who review it. Pure."""

from collections.abc import Iterator

from apps.questionnaire.flow import Flow, Question


def mermaid(flow: Flow) -> str:
    """The flow as a Mermaid flowchart: a box for each page, a label where the way divides."""
    return "\n".join(("flowchart TD", *_boxes(flow), *_arrows(flow))) + "\n"


def _boxes(flow: Flow) -> Iterator[str]:
    for number, section in enumerate(flow.sections):
        yield f'  subgraph part{number + 1} ["{_plain(str(section.name))}"]'
        for question in flow.questions:
            if question.section == section:
                lines = (str(question.heading), *question.findings)
                yield f'    {_id(question)}["{"<br/>".join(map(_plain, lines))}"]'
        yield "  end"
    yield '  outcome(["Outcome"])'


def _arrows(flow: Flow) -> Iterator[str]:
    for place, question in enumerate(flow.questions):
        for following in flow.questions[place + 1 :]:
            if following.show_if is None:
                yield f"  {_id(question)} --> {_id(following)}"
                break
            label = _plain(str(following.show_if))
            yield f'  {_id(question)} -->|"{label}"| {_id(following)}'
        else:
            yield f"  {_id(question)} --> outcome"


def _id(question: Question) -> str:
    return question.slug.replace("-", "_")


def _plain(text: str) -> str:
    return text.replace('"', "”")
