"""What the page frame needs and Django's own tags lack."""

from django import template

register = template.Library()


@register.simple_block_tag
def capture(content: str) -> str:
    """Keep what a block renders in a variable: `{% capture as word %}…{% endcapture %}`.

    The frame compares the word that a page puts into its `nav_current` block, which a plain
    block cannot do.
    """
    return content.strip()
