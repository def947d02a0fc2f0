"""Readability formulas as their authors published them; numbers in, a number out."""


def flesch_douma(*, words_per_sentence: float, syllables_per_100_words: float) -> float:
    """Reading ease of Dutch, 0 (very hard) to 100 (very easy); 60 and more is plain.

    W. H. Douma, De leesbaarheid van landbouwbladen, Landbouwhogeschool Wageningen,
    Bulletin 17 (1960): the formula of R. Flesch (1948) fitted to Dutch. Constants as
    printed in the journal Taal (1977) on dbnl.org.
    """
    return 206.8 - 0.77 * syllables_per_100_words - 0.93 * words_per_sentence


def wiener_sachtextformel_1(
    *,
    words_per_sentence: float,
    percent_three_syllables: float,
    percent_long: float,
    percent_one_syllable: float,
) -> float:
    """School grade from which German non-fiction can be read, 4 to 15.

    percent_three_syllables: of the words, those with 3 or more (MS). percent_long:
    those with more than 6 letters (IW).

    R. Bamberger and E. Vanecek, Lesen - Verstehen - Lernen - Schreiben. Die
    Schwierigkeitsstufen von Texten in deutscher Sprache, Wien: Jugend und Volk (1984).
    """
    return (
        0.1935 * percent_three_syllables
        + 0.1672 * words_per_sentence
        + 0.1297 * percent_long
        - 0.0327 * percent_one_syllable
        - 0.875
    )


def flesch_kincaid_grade(
    *, words_per_sentence: float, syllables_per_word: float
) -> float:
    """US school grade from which English can be read.

    J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, Derivation of New
    Readability Formulas for Navy Enlisted Personnel, Research Branch Report 8-75,
    Naval Technical Training Command (1975).
    """
    return 0.39 * words_per_sentence + 11.8 * syllables_per_word - 15.59
