"""Voice files as Piper's own are distributed, tiny: a model that hums, a fixed time for each phoneme.

The inputs, the output and the description are those of Piper's voices; the real piper-tts speaks with it.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

RATE = 22_050
SAMPLES_A_PHONEME = 600  # with the pad that follows each, 18 phonemes a second
SILENCE = 0.0
NO_NUMBER = float("nan")


def voice_file(
    folder: Path, name: str = "en_US-hum-medium", *, loudness: float = 0.5, **description: object
) -> Path:
    """``NAME.onnx`` with ``NAME.onnx.json`` beside it, and the path of the first."""
    file = folder / f"{name}.onnx"
    onnx.save(_model(loudness), file)
    said = {
        "dataset": "hum",
        "audio": {"sample_rate": RATE, "quality": "medium"},
        "espeak": {"voice": "en-us"},
        "language": {"code": "en_US", "family": "en", "region": "US"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "num_symbols": 256,
        "num_speakers": 1,
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
    }
    Path(f"{file}.json").write_text(json.dumps({**said, **description}), "utf-8")
    return file


def _model(loudness: float) -> onnx.ModelProto:
    """sin(0.17 t) · loudness + noise · scales[0] · loudness / 10, for 600 samples an id, as [1, 1,
    samples]."""
    numbers = {
        "each": np.array(SAMPLES_A_PHONEME // 2, np.int64),
        "zero": np.array(0, np.int64),
        "one": np.array(1, np.int64),
        "step": np.array(0.17, np.float32),
        "loudness": np.array(loudness, np.float32),
        "faint": np.array(loudness / 10, np.float32),
        "shape": np.array([1, 1, -1], np.int64),
    }
    nodes = [
        ("Squeeze", ["input_lengths"], "ids"),
        ("Mul", ["ids", "each"], "samples"),
        ("Range", ["zero", "samples", "one"], "at"),
        ("Cast", ["at"], "time"),
        ("Mul", ["time", "step"], "phase"),
        ("Sin", ["phase"], "wave"),
        ("Mul", ["wave", "loudness"], "hum"),
        ("RandomNormalLike", ["wave"], "noise"),  # as Piper's models vary their speech
        ("Gather", ["scales", "zero"], "scale"),
        ("Mul", ["noise", "scale"], "scaled"),
        ("Mul", ["scaled", "faint"], "hiss"),
        ("Add", ["hum", "hiss"], "sound"),
        ("Reshape", ["sound", "shape"], "output"),
    ]
    graph = helper.make_graph(
        [
            helper.make_node(kind, inputs, [output], **({"to": TensorProto.FLOAT} if kind == "Cast" else {}))
            for kind, inputs, output in nodes
        ],
        "hum",
        [
            helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
            helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
            helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        ],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, "samples"])],
        [numpy_helper.from_array(value, name) for name, value in numbers.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
