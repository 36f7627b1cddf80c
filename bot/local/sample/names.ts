/** People of one region: what they are called, which language they read and where they work. */
export interface Region {
  locale: string;
  timeZones: readonly string[];
  /** Share of the organisation, as a weight. */
  weight: number;
  first: readonly string[];
  last: readonly string[];
}

/** Names stand in one line each, with spaces between: two-part names are joined by a hyphen. */
function names(line: string): readonly string[] {
  return line.split(' ');
}

export const REGIONS: readonly Region[] = [
  {
    locale: 'en-GB',
    timeZones: ['Europe/London'],
    weight: 20,
    first: names(
      'Amelia Oliver Isla George Freya Harry Poppy Arthur Imogen Callum Niamh Rhys Priya Kwame Zara Alistair Bronwen Tariq Eleanor Hamish Gemma Idris Fiona Lewis',
    ),
    last: names(
      'Ashworth Bennett Caldwell Davies Ellison Farrow Griffiths Hartley Iqbal Jenkins Kershaw Lockwood MacLeod Naylor Okafor Pemberton Quinn Radcliffe Singh Thornton Underhill Vaughan Whitaker Yates',
    ),
  },
  {
    locale: 'en-US',
    timeZones: ['America/New_York', 'America/Chicago', 'America/Los_Angeles'],
    weight: 18,
    first: names(
      'Madison Ethan Aaliyah Mason Brooke Logan Jasmine Carter Hannah Tyler Destiny Marcus Sierra Dylan Kayla Jordan Paige Trevor Naomi Wyatt Alexis Dwayne Lauren Mateo',
    ),
    last: names(
      'Anderson Brooks Chen Delgado Edwards Foster Garcia Hughes Ingram Jefferson Kim Lawson Mitchell Nguyen Ortiz Parker Ramirez Sullivan Tran Vance Walker Yoder Washington Reyes',
    ),
  },
  {
    locale: 'de-DE',
    timeZones: ['Europe/Berlin'],
    weight: 18,
    first: names(
      'Lena Jonas Mia Lukas Hannah Felix Leonie Maximilian Greta Jürgen Sabine Moritz Anneliese Tobias Katrin Stefan Ayşe Emre Friederike Matthias Ute Björn Heike Sven',
    ),
    last: names(
      'Albrecht Bergmann Çelik Dietrich Engel Fröhlich Graf Hoffmann Jansen Köhler Lehmann Müller Neumann Oswald Pfeiffer Richter Schäfer Thiele Ulrich Vogt Weiß Yılmaz Zimmermann Busch',
    ),
  },
  {
    locale: 'fr-FR',
    timeZones: ['Europe/Paris'],
    weight: 11,
    first: names(
      'Camille Louis Chloé Hugo Manon Théo Inès Gabriel Léa Antoine Margaux Rayan Élodie Julien Amélie Baptiste Yasmine Maxime Océane Étienne Sandrine Karim Solène Noé',
    ),
    last: names(
      'Aubert Benali Chevalier Dufour Evrard Fontaine Garnier Hamel Jacquet Lambert Marchand Noël Ollivier Perrin Renaud Simonet Traoré Vidal Leclerc Besson Carpentier Diallo Guérin Masson',
    ),
  },
  {
    locale: 'es-ES',
    timeZones: ['Europe/Madrid'],
    weight: 8,
    first: names(
      'Lucía Hugo Martina Pablo Carmen Álvaro Noelia Javier Paula Íñigo Sofía Diego Alba Rubén Nuria Andrés Rocío Marcos Elena Óscar Irene Joaquín Pilar Sergio',
    ),
    last: names(
      'Aguilar Blanco Castro Domínguez Esteban Fuentes Gil Herrera Ibáñez Jurado León Marín Navarro Ortega Pascual Quintana Romero Santana Torres Urrutia Vega Zamora Crespo Molina',
    ),
  },
  {
    locale: 'it-IT',
    timeZones: ['Europe/Rome'],
    weight: 5,
    first: names(
      'Giulia Leonardo Aurora Francesco Chiara Alessandro Martina Lorenzo Ilaria Davide Elisa Matteo Silvia Riccardo Beatrice Nicolò Federica Stefano',
    ),
    last: names(
      'Amato Bianchi Colombo DeLuca Esposito Ferrara Galli Longo Marchetti Neri Orlando Palumbo Ricci Santoro Testa Vitale Zanetti Barbieri',
    ),
  },
  {
    locale: 'ja-JP',
    timeZones: ['Asia/Tokyo'],
    weight: 6,
    first: names(
      'Haruto Yui Sota Aoi Ren Sakura Daiki Misaki Kenta Ayaka Takumi Nanami Shota Mio Hiroshi Emi Kazuki Rina Naoki Yuko',
    ),
    last: names(
      'Abe Endo Fujita Goto Hayashi Inoue Kato Kimura Matsumoto Nakamura Ogawa Saito Sakamoto Shimizu Suzuki Takahashi Tanaka Ueda Watanabe Yamamoto',
    ),
  },
  {
    locale: 'pt-BR',
    timeZones: ['America/Sao_Paulo'],
    weight: 6,
    first: names(
      'Ana Thiago Beatriz Rafael Júlia Gustavo Larissa João Camila Felipe Letícia Vinícius Fernanda Caio Mariana Otávio Tainá Renato Débora Luiz',
    ),
    last: names(
      'Almeida Barbosa Cardoso Duarte Farias Gonçalves Lacerda Magalhães Nogueira Oliveira Pacheco Queiroz Rezende Siqueira Teixeira Vasconcelos Xavier Brandão Moraes Pinheiro',
    ),
  },
  {
    locale: 'pl-PL',
    timeZones: ['Europe/Warsaw'],
    weight: 6,
    first: names(
      'Zofia Jakub Zuzanna Szymon Maja Filip Agnieszka Łukasz Katarzyna Paweł Magdalena Tomasz Joanna Krzysztof Małgorzata Michał Ewa Grzegorz Dorota Bartosz',
    ),
    last: names(
      'Adamczyk Baran Czarnecka Dudek Głowacki Jankowiak Kaczmarek Lis Mazur Nowak Olszewski Pawlak Rogowski Sobczak Tomczyk Urban Wieczorek Zając Wrona Bielak',
    ),
  },
  {
    locale: 'en-IN',
    timeZones: ['Asia/Kolkata'],
    weight: 8,
    first: names(
      'Aarav Diya Vivaan Ananya Rohan Kavya Arjun Meera Siddharth Nisha Karthik Pooja Imran Lakshmi Nikhil Fatima Rahul Sneha Vikram Anjali',
    ),
    last: names(
      'Agarwal Banerjee Chatterjee Desai Fernandes Ghosh Iyer Joshi Khan Kulkarni Menon Mukherjee Nair Patel Pillai Rao Reddy Sharma Subramanian Verma',
    ),
  },
  {
    locale: 'nl-NL',
    timeZones: ['Europe/Amsterdam'],
    weight: 4,
    first: names('Sanne Daan Femke Bram Lotte Thijs Maud Ruben Noor Jeroen Anouk Sjoerd Iris Wouter'),
    last: names(
      'Bakker Bos Dekker Hendriks Jansma Kuipers Meijer Mulder Postma Schouten Smit Veenstra Visser Willems',
    ),
  },
  {
    locale: 'sv-SE',
    timeZones: ['Europe/Stockholm'],
    weight: 3,
    first: names('Elsa Axel Linnéa Oskar Saga Nils Ebba Gustav Tove Håkan Maja Viktor Astrid Jörgen'),
    last: names(
      'Ahlberg Bergström Dahl Ekström Forsberg Hedlund Lindqvist Lundgren Nyström Sandberg Sjöberg Söderholm Wallin Öberg',
    ),
  },
];

/** Letters that do not come apart into an ASCII letter and a mark. */
const ASCII = new Map([
  ['ł', 'l'],
  ['ß', 'ss'],
  ['ı', 'i'],
  ['ø', 'o'],
]);

/** A name as it stands in a mail address: lower case, ASCII letters only. */
export function mailWord(name: string): string {
  return name
    .toLowerCase()
    .replace(/[łßıø]/g, (letter) => ASCII.get(letter) ?? '')
    .normalize('NFKD')
    .replace(/[^a-z]/g, '');
}
