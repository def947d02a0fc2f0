"""Field validators that pass pure rules on to forms."""

from django.core.exceptions import ValidationError

from content import markup


def markdown_is_sound(text: str) -> None:
    """Refuse Markdown that could not be published as typed.

    Raises:
        ValidationError: one message per problem, each naming its line.
    """
    problems = markup.problems(text)
    if problems:
        raise ValidationError([str(problem) for problem in problems])
