"""Words for people, by which a part of a crowd is known to be one: men, soldiers, Democrats."""

from __future__ import annotations

# Where two of these are counted, no one is in both: nobody is a man and a woman.
KINDS = frozenset(
    "men women boys girls children adults civilians soldiers policemen police officers militants rebels gunmen troops "
    "passengers crew pilots students pupils teachers workers miners firefighters doctors nurses patients prisoners "
    "guards tourists pedestrians journalists villagers farmers fishermen males females man woman boy girl child adult "
    "civilian soldier policeman policewoman officer militant rebel gunman passenger student pupil teacher worker miner "
    "firefighter doctor nurse patient prisoner guard tourist pedestrian journalist villager farmer fisherman toddler "
    "toddlers infant infants baby babies teenager teenagers democrats republicans conservatives liberals independents "
    "democrat republican conservative liberal independent foreigners foreigner nationals brothers sisters "
    "sons daughters "
    "brother sister son daughter others".split()
)
CROWDS = frozenset(
    "people persons passengers members victims students soldiers officers civilians workers hostages migrants suspects "
    "jurors lawmakers senators judges prisoners bodies casualties fatalities refugees players miners "
    "patients survivors residents candidates militants police policemen troops teenagers youths villagers "
    "pupils others "
    "friends siblings relatives employees fishermen tourists defendants ministers councillors delegates grandchildren "
    "nationals foreigners dead".split()
)
