"""tiltaksplan: a museum's three-year action plan, from forms to an approved plan."""

__version__ = "0.1.0"
