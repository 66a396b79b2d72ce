"""Capitals that stand for the government of their country: "Moscow said", "Ottawa and Washington agreed".

Cities whose name is more often somebody's (Victoria, Kingston, Georgetown) or another place's (San José, Hamilton) are left out.
"""

_LISTED = """
Afghanistan: Kabul
Albania: Tirana
Algeria: Algiers
Angola: Luanda
Argentina: Buenos Aires
Armenia: Yerevan
Australia: Canberra
Austria: Vienna
Azerbaijan: Baku
Bahrain: Manama
Bangladesh: Dhaka
Belarus: Minsk
Belgium: Brussels
Bolivia: La Paz
Bosnia and Herzegovina: Sarajevo
Botswana: Gaborone
Brazil: Brasília, Brasilia
Bulgaria: Sofia
Burkina Faso: Ouagadougou
Burundi: Gitega
Cambodia: Phnom Penh
Cameroon: Yaoundé, Yaounde
Canada: Ottawa
Central African Republic: Bangui
Chad: N'Djamena
China: Beijing, Peking
Colombia: Bogotá, Bogota
Croatia: Zagreb
Cuba: Havana
Cyprus: Nicosia
Czech Republic: Prague
Democratic Republic of the Congo: Kinshasa
Denmark: Copenhagen
Ecuador: Quito
Egypt: Cairo
Eritrea: Asmara
Estonia: Tallinn
Ethiopia: Addis Ababa
Finland: Helsinki
France: Paris
Gabon: Libreville
Gambia: Banjul
Georgia: Tbilisi
Germany: Berlin
Ghana: Accra
Greece: Athens
Guinea: Conakry
Guinea-Bissau: Bissau
Haiti: Port-au-Prince
Honduras: Tegucigalpa
Hungary: Budapest
Iceland: Reykjavik, Reykjavík
India: New Delhi, Delhi
Indonesia: Jakarta
Iran: Tehran, Teheran
Iraq: Baghdad
Ireland: Dublin
Italy: Rome
Ivory Coast: Yamoussoukro, Abidjan
Japan: Tokyo
Jordan: Amman
Kazakhstan: Astana
Kenya: Nairobi
Kosovo: Pristina
Kyrgyzstan: Bishkek
Laos: Vientiane
Latvia: Riga
Lebanon: Beirut
Liberia: Monrovia
Libya: Tripoli
Lithuania: Vilnius
Madagascar: Antananarivo
Malawi: Lilongwe
Malaysia: Kuala Lumpur, Putrajaya
Mali: Bamako
Malta: Valletta
Mauritania: Nouakchott
Mexico: Mexico City
Moldova: Chisinau, Chișinău
Mongolia: Ulaanbaatar, Ulan Bator
Montenegro: Podgorica
Morocco: Rabat
Mozambique: Maputo
Myanmar: Naypyidaw, Nay Pyi Taw
Namibia: Windhoek
Nepal: Kathmandu
Netherlands: The Hague, Hague
New Zealand: Wellington
Nicaragua: Managua
Niger: Niamey
Nigeria: Abuja
North Korea: Pyongyang
North Macedonia: Skopje
Norway: Oslo
Oman: Muscat
Pakistan: Islamabad
Palestinian Authority: Ramallah
Papua New Guinea: Port Moresby
Paraguay: Asunción, Asuncion
Peru: Lima
Philippines: Manila
Poland: Warsaw
Portugal: Lisbon
Qatar: Doha
Romania: Bucharest
Russia: Moscow
Rwanda: Kigali
Saudi Arabia: Riyadh
Senegal: Dakar
Serbia: Belgrade
Slovakia: Bratislava
Slovenia: Ljubljana
Somalia: Mogadishu
South Africa: Pretoria
South Korea: Seoul
South Sudan: Juba
Spain: Madrid
Sri Lanka: Colombo
Sudan: Khartoum
Sweden: Stockholm
Switzerland: Bern, Berne
Syria: Damascus
Taiwan: Taipei
Tajikistan: Dushanbe
Tanzania: Dodoma
Thailand: Bangkok
Tunisia: Tunis
Turkey: Ankara
Turkmenistan: Ashgabat
Uganda: Kampala
Ukraine: Kyiv, Kiev
United Arab Emirates: Abu Dhabi
United Kingdom: London
United States: Washington
Uruguay: Montevideo
Uzbekistan: Tashkent
Venezuela: Caracas
Vietnam: Hanoi
Yemen: Sanaa, Sana'a
Zambia: Lusaka
Zimbabwe: Harare
"""
GOVERNMENTS = {
    capital.strip().casefold(): country
    for line in _LISTED.split("\n")
    if line
    for country, cities in [line.split(": ")]
    for capital in cities.split(",")
}
"""A capital in small letters to its country."""
