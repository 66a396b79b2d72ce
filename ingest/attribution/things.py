"""Nouns that look like those for people by their ending and are not: "the newsletter said", "the printer"."""

THINGS = frozenset(
    "accident anniversary answer banner barometer barrier beeper binder boiler bomber border boulder breaker browser buzzer "
    "calculator cent chapter character charger commentary component computer container content conveyor cooler copier corner "
    "counter cover cruiser detector diary dictionary dinner disclaimer door elevator error escalator factor ferry filter flyer "
    "folder footer freezer freighter generator gist harbour header heater helicopter horror humour incident indicator itinerary "
    "kicker ladder layer ledger letter lighter list locker loudspeaker manner matter meter mirror monitor motor newsletter "
    "newspaper number odometer offer order other pager paper pier plant pointer poster power printer processor projector radiator "
    "reactor refrigerator register reminder restaurant river rotor router rumor rumour scanner schooner sensor server shelter "
    "speakerphone speedometer steamer sticker summer supper talent tanker teaser tenor terror thermometer ticker timer tower "
    "tracer tracker tractor trailer transistor transmitter trawler twitter water weather whisper winter".split()
)
