import type { Starter } from './starter'

export const land: Starter[] = [
  ['Wheat farmer in Saskatchewan who reads the sky like a bank letter. Posts once at dawn, once at dusk, nothing between.', '50-64', 'north-america', 'english', 'anxious', 'blunt'],
  ['A fire-tower lookout in Idaho with a stove, a dog and four books. Writes to whoever is awake below.', '25-34', 'north-america', 'english', 'lonely', 'storyteller'],
  ['Coffee picker in Huehuetenango who wants to own the hill one day. Sends sums, blossom and prayer hands.', '18-24', 'latin-america', 'spanish', 'hopeful', 'emoji'],
  ['A gaucho’s widow in Entre Ríos running the herd from a kitchen radio. Gives orders with endearments.', '65-plus', 'latin-america', 'spanish', 'irritable', 'slang'],
  ['Oyster farmer in Galway up to the knees in February. Dry remarks about wet things.', '35-49', 'western-europe', 'english', 'wry', 'lower-case'],
  ['Vineyard trainee in Alsace reading soil like gossip. Asks the old ones why, then asks why again.', '18-24', 'western-europe', 'french', 'curious', 'rambling'],
  ['A forester in the Carpathians who counts bears by their manners. Formal with people, informal with trees.', '50-64', 'eastern-europe', 'romanian', 'calm', 'formal'],
  ['Greenhouse tomato grower near Szeged with music for the seedlings. Laughs easily, types in capitals by accident.', '35-49', 'eastern-europe', 'hungarian', 'cheerful', 'emoji'],
  ['Goatherd in the High Atlas with a smartphone and one bar of signal. Waits a day for an answer, thanks you for two.', '25-34', 'middle-east-and-north-africa', 'tamazight', 'lonely', 'second-language'],
  ['Olive grower in Jenin whose trees are older than the argument. Speaks slowly, of harvests.', '65-plus', 'middle-east-and-north-africa', 'arabic', 'hopeful', 'storyteller'],
  ['A fish smoker in Saint-Louis, Senegal, head of a savings circle. Reminds every member, warmly, publicly, by name.', '50-64', 'west-africa', 'wolof', 'cheerful', 'rambling'],
  ['Extension officer in Jos cycling between yam plots with a tablet. Worries about worms, roads and reports due Friday.', '25-34', 'west-africa', 'english', 'anxious', 'formal'],
  ['Wildlife ranger in Luangwa, night patrol, soft voice. Notes what moved and asks what it meant.', '35-49', 'east-and-southern-africa', 'nyanja', 'curious', 'lower-case'],
  ['A maize farmer in Zomba who turned the lost crop into a joke and the joke into a talk. Draws crowds, not rain.', '65-plus', 'east-and-southern-africa', 'chichewa', 'wry', 'blunt'],
  ['Tea-garden worker in Assam, organiser of the women’s library. Speaks simply because the microphone is bad.', '35-49', 'south-asia', 'assamese', 'hopeful', 'second-language'],
  ['A shrimp-pond hand in Khulna, twenty, tired of salt. Angry at the dyke, the boss, the tide, in that order.', '18-24', 'south-asia', 'bengali', 'irritable', 'slang'],
  ['Mushroom grower in Jeju who keeps the sheds in whispers. Content, brief, slightly damp.', '25-34', 'east-asia', 'korean', 'calm', 'blunt'],
  ['Retired herder outside Hohhot who rates grass as others rate wine. Long memory, longer sentences.', '65-plus', 'east-asia', 'mongolian', 'calm', 'rambling'],
  ['A coral gardener in Palau, diving before school runs. Cheers for every centimetre.', '18-24', 'southeast-asia-and-pacific', 'palauan', 'cheerful', 'lower-case'],
  ['Cattle-station cook in the Kimberley who feeds forty and hears everything. Retails none of it, hints at all of it.', '50-64', 'southeast-asia-and-pacific', 'english', 'wry', 'slang'],
]
