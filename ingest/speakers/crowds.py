"""Groups without a name: which plural words mean several people ("villagers", "senior officials")."""

FOLK = frozenset(
    "academic accountant activist actor actress adult adviser advisor agent aide airman ally ambassador analyst angler applicant "
    "architect artist astronomer athlete attorney auditor author backer baker banker barrister beekeeper biologist bookmaker boss "
    "botanist breeder brewer broker builder burglar businessman businesswoman businesspeople butcher buyer bystander campaigner "
    "carer caretaker celebrant chaplain chef chemist churchgoer citizen civilian cleric client climatologist coach colleague "
    "collector commander commentator commissioner commuter competitor congregant congressman congresswoman conservationist "
    "constable consultant consumer contractor councillor councilor counsellor creditor critic curator customer cyclist dealer "
    "defendant defender delegate demonstrator dentist designer detainee detective developer diplomat director dissident docker "
    "doctor donor driver ecologist economist editor educator elder elector electrician employee employer engineer entrepreneur "
    "environmentalist envoy epidemiologist estate-agent evacuee eyewitness executive expert faculty fan farmer farmhand father "
    "feminist fighter film-maker filmmaker financier firefighter fireman firemen fisher fisherman fishermen follower forecaster "
    "forester friend fundraiser gardener geologist geographer glaciologist governor grandparent grocer grower guard guardian guest "
    "guide gunman gunmen headteacher historian holidaymaker homeowner hostage host hotelier householder hunter hydrologist "
    "immigrant imam informant inhabitant inmate insider inspector insurer insurgent interpreter investigator investor islander "
    "jailer journalist judge juror keeper landlord landowner lawmaker lawyer leader lecturer legislator lender librarian linguist "
    "listener lobbyist local lorry-driver loyalist magistrate manager manufacturer marcher marine marketer mason mathematician "
    "mayor mechanic mediator medic member merchant meteorologist midwife migrant militant miner minister moderate monarchist monk "
    "monitor mother motorist mourner musician nationalist naturalist navigator negotiator neighbor neighbour nun nurse "
    "nutritionist observer occupant officer official onlooker operator opponent organiser organizer orphan owner paramedic parent "
    "parishioner participant partner passenger passer-by pastor pathologist patient patron peacekeeper peasant pedestrian "
    "pensioner pharmacist philosopher photographer physician physicist picketer pilgrim pilot planner player plumber policeman "
    "policemen politician pollster porter preacher priest prisoner producer professor programmer promoter prosecutor protester "
    "protestor psychiatrist psychologist publican publisher pupil radical rambler rancher ratepayer reader rebel recruit reformer "
    "refugee regulator relative reporter representative republican rescuer researcher resident restaurateur retailer retiree rider "
    "ringleader rioter rival sailor salesman scholar schoolchild schoolchildren scientist sculptor seismologist senator separatist "
    "settler shareholder shepherd shopkeeper shopper skipper smuggler socialist sociologist soldier solicitor source specialist "
    "spectator staffer statistician strategist striker student subscriber superior supervisor supplier supporter surgeon surveyor "
    "survivor suspect sympathiser sympathizer taxpayer teacher teenager tenant theologian therapist tourist toxicologist trader "
    "trainer traveller traveler treasurer trustee tutor user veteran vet vicar victim viewer villager virologist visitor "
    "volcanologist volunteer voter warden watchmaker wholesaler winemaker witness worker worshipper yachtsman zoologist".split()
)
"""What one of several people is: nouns for what somebody does or undergoes."""
_MANY = frozenset(
    "authorities bystanders children families firemen fishermen gunmen insiders mps msps meps peers people policemen schoolchildren staff "
    "townspeople troops villagefolk women men youths youngsters hundreds thousands dozens scores millions tens crews crowds militias "
    "passers-by relatives loved-ones workmen foremen salesmen yachtsmen servicemen servicewomen congressmen congresswomen businessmen "
    "clergy countrymen newcomers islanders midwives ex-wives thieves housewives".split()
)
CROWDS = _MANY | frozenset(
    word[:-1] + "ies" if word.endswith("y") else word + ("es" if word.endswith(("s", "sh", "ch")) else "s") for word in FOLK
)
"""Plurals that mean people who are no body with a name."""
