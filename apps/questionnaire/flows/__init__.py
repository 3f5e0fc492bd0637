"""The questionnaires, one a file."""

from collections.abc import Mapping
from types import MappingProxyType

from apps.questionnaire.flow import Flow
from apps.questionnaire.flows.legs import LEGS

FLOWS: Mapping[str, Flow] = MappingProxyType({flow.name: flow for flow in (LEGS,)})
"""Every flow by its name."""
