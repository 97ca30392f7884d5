"""Names for people the method does not name: invented, in many spellings, no two alike."""

from __future__ import annotations

import random

_GIVEN_NAMES = """
Adaeze Agnieszka Aleksi Amélie Anouk Antonín Anwen Aoife Arda Asel Astrid Bálint Beatriz Benedikt Björn Bojana Caoimhe
Carlo Cecília Célestin Dagny Daphne Deniz Dorota Dragan Edoardo Eilidh Emre Enikő Esra Fadime Fabienne Farid Filipa
Gaël Giulia Gintarė Grzegorz Hakan Håkon Hedda Ignacy Ilse İlker Imani Inés Ioana Jarmila Jesper Joaquim Jolanta Jörg
Kaito Karolína Kerstin Kwame Lasse Leila Linnéa Ljubica Lórant Maëlle Małgorzata Marek Mehtap Mireille Nadir Niamh
Nuno Odile Ondřej Orsolya Pádraig Petra Quentin Rada Rasmus Renske Rosalind Ruben Sanne Seán Sevgi Silvan Sjoerd
Søren Tadeáš Tatjana Tomasz Torsten Ülle Valentina Veerle Viorel Wanda Xènia Yannick Yusuf Zdeněk Zofia
"""

_FAMILY_NAMES = """
Ahlgren Almási Andrade Arslanoğlu Baptista Bąkowski Bellandi Bergqvist Białek Bożek Brandstetter Brožek Cavaleri
Chevallier Çelikkol Damgaard Dąbrówka Delacourt Demirtaş Dimovska Ebersbach Eerola Egberts Eklöf Falkenrath Farkas
Ferrandino Fjeldstad Fontecha Gerstenberg Gorczyca Grönvall Gullbrand Haberkorn Halvorsrud Hämäläinen Hlaváček
Holzapfel Hoogland Ivanković Jelínek Jurczyk Kallenbach Karaosmanoğlu Kirschbaum Kjærgaard Kővári Krzemień Kuusela
Lachapelle Lagerfors Lämmle Lindegaard Lisiecki Mäkäräinen Marchetto Meulenbelt Mikkelborg Moniuszko Montbrun
Nakagome Niedźwiedź Nørskov Oberhauser Oddvarsen Ostrowicka Öztunç Palmroth Pedroso Perrault Pohjola Quaresma
Rautenberg Rådström Ribarić Ringvold Rosenquist Sandemose Schönfelder Sigurjóns Skowroński Šimůnek Sørbye Szentesi
Tammsaar Tegelaar Thurnherr Tornqvist Ulvestad Vandermeulen Varjonen Vasconcelos Veldhuizen Vestergren Vojtíšek
Wachowiak Wallenborg Westerhout Winterhalder Wójcikowski Zandstra Zieliński-Roth Žitnik Zumbrunnen
"""


class Names:
    """Draws names, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        # random() is the one method whose numbers Python promises never to change.
        self._random = random.Random(seed).random
        self._given: list[str] = []
        self._family: list[str] = []

    def next(self) -> str:
        """A name not drawn before, as long as there are family names left."""
        self._given = self._given or _GIVEN_NAMES.split()
        self._family = self._family or _FAMILY_NAMES.split()
        given = self._given.pop(int(self._random() * len(self._given)))
        return f"{given} {self._family.pop(int(self._random() * len(self._family)))}"
