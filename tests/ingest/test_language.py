"""A text's language is told from a few sentences on, and English is never taken for another."""

import pytest

from ingest.language import NAMES, foreign, language_of
from tests.corpus import gold

SAID = {
    "fr": "Le ministre a déclaré mardi que le pont serait fermé pendant un an. « Nous n’avons pas le choix », a-t-il dit devant la mairie.",
    "de": "Der Minister sagte am Dienstag, dass die Brücke ein Jahr lang "
    "geschlossen bleibe. „Wir haben keine Wahl“, sagte er vor dem Rathaus.",
    "es": "El ministro dijo el martes que el puente estará cerrado durante un año. «No tenemos otra opción», dijo a los periodistas.",
    "it": "Il ministro ha detto martedì che il ponte resterà chiuso per "
    "un anno. «Non abbiamo scelta», ha dichiarato alla stampa della città.",
    "pt": "O ministro disse na terça-feira que a ponte ficará fechada por "
    "um ano. “Não temos escolha”, afirmou aos jornalistas em frente à sede.",
    "nl": "De minister zei dinsdag dat de brug een jaar lang dicht zal "
    "zijn. “We hebben geen keuze”, zei hij voor het stadhuis van de stad.",
    "sv": "Ministern sade på tisdagen att bron är stängd i ett år. ”Vi har "
    "inget val”, sade han till dem som väntade på torget och det var allt.",
    "pl": "Minister powiedział we wtorek, że most będzie zamknięty przez rok. „Nie mamy "
    "wyboru”, dodał, i nie był to jego ostatni głos w tej sprawie.",
    "und-Cyrl": "Министр заявил во вторник, что мост будет закрыт на год. «У нас нет выбора», — сказал он.",
    "ar": "قال الوزير يوم الثلاثاء إن الجسر سيغلق لمدة عام.",
    "ja": "大臣は火曜日、橋が一年間閉鎖されると述べた。「選択の余地はない」と彼は言った。",
    "zh": "部长星期二表示，这座桥将关闭一年。“我们别无选择，”他说。",
}


@pytest.mark.parametrize("code", SAID)
def test_two_sentences_tell_the_language(code):
    assert language_of(SAID[code]) == foreign(SAID[code]) == code
    assert NAMES[code]


@pytest.mark.parametrize("stem", gold.stems())
def test_our_own_articles_are_english(stem):
    assert language_of(gold.text(stem)) == "en"


@pytest.mark.parametrize(
    "text",
    ["", "1,204 | 3,318 | 17 %\n" * 40, "def f(x):\n    return x\n" * 20, "Ana Silva, Jem Farrow, Pia Holm", "🙂" * 50, "ODELL SAID NO."],
)
def test_what_has_no_language_is_read_like_english(text):
    assert foreign(text) == ""


def test_an_english_article_that_quotes_at_length_in_french_is_english():
    text = "The mayor said that it was over and that he would go home to his wife. " * 3 + SAID["fr"]
    assert foreign(text) == ""
    assert foreign(text.upper()) == ""
