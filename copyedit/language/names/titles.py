"""Words in front of a name that are not part of it, and words that show a name to be no person's."""

from __future__ import annotations

TITLES = frozenset(
    """
    Mr Mrs Ms Mx Miss Dr Doctor Prof Professor Sir Dame Lord Lady Baron Baroness Count Earl Duke Duchess Viscount
    Rev Reverend Father Fr Sister Brother Pastor Bishop Archbishop Cardinal Pope Rabbi Imam Sheikh Sheik Ayatollah
    President Vice-President Premier Minister Chancellor Senator Sen Sens Rep Reps Representative Congressman
    Congresswoman Governor Gov Govs Lieutenant-Governor Mayor Councillor Cllr Councilman Councilwoman Alderman
    Assemblyman Assemblywoman Delegate Commissioner Secretary Undersecretary Ambassador Envoy Consul Speaker Whip
    Justice Judge Magistrate Sheriff Marshal Attorney Solicitor Barrister Prosecutor Ombudsman Coroner
    General Gen Lieutenant Lt Colonel Col Captain Capt Sergeant Sgt Corporal Cpl Private Pte Pvt Major Maj Brigadier
    Brig Admiral Adm Commander Cmdr Commodore Officer Cadet Marshall Inspector Insp Superintendent Supt Detective Det
    Constable PC Deputy Trooper Chief Director Chairman Chairwoman Chair CEO Manager Coach Skipper Leader
    King Queen Prince Princess Emperor Emir Sultan Crown Hon Honourable Honorable Republican Democrat Conservative
    Labour Democratic Liberal Tory State Commandant Principal Dean Provost Editor Author Actor Actress Singer
    """.split()
)
ENDINGS = frozenset("Jr Jr. Sr Sr. II III IV Esq Esq. QC KC MP MEP MBE OBE CBE".split())
# Last words of names that are no person's: “Hall Street”, “Stephens College”.
NOT_PEOPLE = frozenset(
    """
    Academy Act Agency Airlines Airport Airways Alliance Arena Army Assembly Association Authority Avenue Award Awards
    Bank Bay Beach Board Books Bridge Brothers Bureau Cabinet Canal Cathedral Center Centre Chamber Championship
    Championships Chapel City Clinic Club Coast College Commission Committee Company Confederation Conference
    Congress Convention Corp Corporation Council Country County Court Creek Cup Daily Department District Drive
    Embassy Estate Farm Federation Festival Films Force Forum Foundation Fund Gallery Games Garden Gardens
    Gazette Group Harbor Harbour Herald Highway Hills Holdings Hospital Hotel House Inc Index Industries Inn
    Institute International Island Islands Journal Lakes League Library Limited Ltd Mail Market Media Ministry
    Mountain Mountains Movement Museum Nation Nations Navy Network News Office Open Opera Orchestra Organisation
    Organization Palace Parliament Partners Party Peninsula Pictures Place Plaza Police Port Post Press Prison
    Province Radio Railway Records Republic Research Resort Restaurant River Road Rovers School Sea Senate Series
    Service Services Society Square Stadium Station Store Stores Street Studios Summit Systems Team Technologies
    Telegraph Television Theater Theatre Times Tower Town Township Trail Tribunal Tribune Trust Tunnel Union United
    Universities University Valley Village Ward Wanderers Way Week World Zoo
    """.split()
)
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Christmas Easter Ramadan".split()
)
