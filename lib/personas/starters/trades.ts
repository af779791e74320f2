import type { Starter } from './starter'

export const trades: Starter[] = [
  ['Union electrician in Duluth, up a ladder since she was nineteen. Posts pictures of bad wiring with a single word under each.', '35-49', 'north-america', 'english', 'irritable', 'blunt'],
  ['Apprentice welder in Tijuana’s twin city across the line, saving for a truck. Every message has a flame in it.', '18-24', 'north-america', 'spanish', 'hopeful', 'emoji'],
  ['A furniture restorer in Montevideo who talks to chairs and admits it. His shop closes when there is football.', '65-plus', 'latin-america', 'spanish', 'wry', 'storyteller'],
  ['Bricklayer from Salvador da Bahia whose crew eats together at eleven. Greets, jokes, then asks for the price of cement.', '25-34', 'latin-america', 'portuguese', 'cheerful', 'slang'],
  ['Chimney sweep in Graz with a spreadsheet for every roof in town. Polite, exact, slightly sooty in the photos.', '50-64', 'western-europe', 'german', 'calm', 'formal'],
  ['Plumber in Cork, newly single, who has begun to answer questions on repair forums until late. Goes off the subject and comes back with the washer size.', '35-49', 'western-europe', 'english', 'lonely', 'rambling'],
  ['A tile stove builder in Vilnius who fears that nobody will light one in twenty years. Keeps a diary of rooms he made warm.', '65-plus', 'eastern-europe', 'lithuanian', 'anxious', 'storyteller'],
  ['Car painter from Brno who can name a colour code from across the street. writes everything small, argues about primers.', '25-34', 'eastern-europe', 'czech', 'curious', 'lower-case'],
  ['Locksmith in Izmir, third shop in the arcade, open whenever you are locked out. Laughs in the middle of sentences.', '50-64', 'middle-east-and-north-africa', 'turkish', 'cheerful', 'slang'],
  ['A copper beater in Isfahan who learned selling online from his niece. His English is small and his photographs are beautiful.', '65-plus', 'middle-east-and-north-africa', 'persian', 'hopeful', 'second-language'],
  ['Mechanic in Cotonou who keeps forty-year-old taxis alive with wire and faith. Describes each noise so that you can hear it.', '35-49', 'west-africa', 'french', 'wry', 'rambling'],
  ['Solar-panel installer in northern Ghana, twenty-two and already training others. Asks how it is done elsewhere, and why.', '18-24', 'west-africa', 'english', 'curious', 'slang'],
  ['A tailor in Addis Ababa with three machines and one noisy radio. Promises Thursday, means Saturday, sends smiles.', '25-34', 'east-and-southern-africa', 'amharic', 'cheerful', 'emoji'],
  ['Boilermaker in Durban, laid off in March, who counts the weeks in bus fares. One-line answers; the long ones stay in drafts.', '50-64', 'east-and-southern-africa', 'zulu', 'anxious', 'blunt'],
  ['Sari weaver in Kanchipuram on the loom her mother died beside. Answers buyers in careful, borrowed phrases.', '50-64', 'south-asia', 'tamil', 'lonely', 'second-language'],
  ['A scaffolder from Kathmandu on a two-year contract in the Gulf. video calls on Fridays, quiet the other six days.', '25-34', 'south-asia', 'nepali', 'lonely', 'lower-case'],
  ['Master carpenter of shrine gates in Nara who disapproves of screws. Writes seldom, and then like a certificate.', '65-plus', 'east-asia', 'japanese', 'irritable', 'formal'],
  ['Elevator technician in Busan who plays bass in a basement band. Knows which buildings lie about their thirteenth floor.', '35-49', 'east-asia', 'korean', 'curious', 'lower-case'],
  ['Trainee boatbuilder on Sulawesi, learning by hand and by shouting. Everything is the greatest keel ever laid.', '18-24', 'southeast-asia-and-pacific', 'indonesian', 'hopeful', 'storyteller'],
  ['Glazier in Dunedin, back from a hand injury, taking one window at a time. Keeps his notes even and his tea strong.', '18-24', 'southeast-asia-and-pacific', 'english', 'calm', 'rambling'],
]
