"""A network of two small layers over single characters: fast, seeded, and able to learn."""

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index import Trunk

SPECIAL = ("<pad>", "<s>", "</s>", "<unk>")


def tiny_trunk(characters: str, *, seed: int = 0) -> Trunk:
    """Return a trunk whose tokens are `characters`, each of its own."""
    pieces = [*SPECIAL, *dict.fromkeys(characters)]
    tokenizer = Tokenizer(
        models.WordLevel({piece: number for number, piece in enumerate(pieces)}, unk_token="<unk>")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 1), ("</s>", 2)]
    )
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", pad_token="<pad>", unk_token="<unk>"
    )
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=300,
        pad_token_id=0,
    )
    return Trunk(BertModel(config, add_pooling_layer=False).eval(), fast)
