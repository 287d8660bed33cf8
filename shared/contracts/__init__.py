"""The contracts between the stages: pure pydantic, importing nothing else of the project."""
