"""The learning rate over the steps, and which weights learn how fast."""

from torch import nn

PEAK = 1.5e-4  # a trunk of this size takes more than the 5e-5 of BERT-base
HEAD_FACTOR = 6.0  # the heads start from nothing
# Each layer below the top learns this much slower (Howard & Ruder 2018, discriminative fine-tuning).
LAYER_FACTOR = 0.94
WARM_UP = 100  # steps
WEIGHT_DECAY = 0.01


def rate(step: int, steps: int) -> float:
    """Return the factor of the peak rate at `step` of `steps`: up for WARM_UP steps, then down to nothing."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    return max(0.0, (steps - step) / max(1, steps - WARM_UP))


def parameter_groups(model: nn.Module, layers: int) -> list[dict[str, object]]:
    """Return AdamW's groups, each with its own peak rate under `initial_lr`; frozen weights are in none."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if not name.startswith("trunk."):
            factor = HEAD_FACTOR
        else:
            depth = int(name.split("layer.")[1].split(".")[0]) + 1 if "layer." in name else 0
            factor = LAYER_FACTOR ** (layers - depth)
        decay = WEIGHT_DECAY if parameter.ndim > 1 else 0.0  # not for biases and LayerNorm
        groups.setdefault((factor, decay), []).append(parameter)
    return [
        {"params": parameters, "lr": PEAK * factor, "initial_lr": PEAK * factor, "weight_decay": decay}
        for (factor, decay), parameters in groups.items()
    ]
