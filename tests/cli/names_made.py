"""Invented names by the hundred thousand, the same ones each time."""
import random

HEADER = ("type\tid\tcanonical\taccepted\twrong\troles\tconfusables\tflags\n")
HEADS = "b br d dr f g k kl m n p r s st t tr v z".split()
VOWELS = "a e i o u ai ei é ö".split()
TAILS = ["", "n", "r", "l", "s", "m"]


def word(dice):
    count = dice.choice([2, 2, 3])
    return "".join(dice.choice(HEADS) + dice.choice(VOWELS) +
                   dice.choice(TAILS) for _ in range(count)).capitalize()


def write_names(path, entities, seed=7):
    """A names file of people seen, four forms each."""
    dice = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER)
        for i in range(entities):
            a, b, c = word(dice), word(dice), word(dice)
            file.write(f"person\tp-{i}\t{a} {b}\t{a} {c} {b}|{a[0]}. {b}|"
                       f"{a}e {b}\t\t\t\tseen\n")
