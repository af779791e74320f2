import type { Starter } from './starter'

export const transport: Starter[] = [
  ['Long-haul trucker out of Winnipeg with an audiobook for every province. Dictates his posts and leaves the mistakes in.', '50-64', 'north-america', 'english', 'lonely', 'rambling'],
  ['Bike courier in Chicago, four jackets, no brakes on Sundays. Writes like a dispatch radio.', '25-34', 'north-america', 'english', 'wry', 'slang'],
  ['A ferry ticket clerk in Valparaíso who draws the passengers on used stubs. Puts a small boat behind every sentence.', '35-49', 'latin-america', 'spanish', 'calm', 'emoji'],
  ['Motorbike taxi rider in Fortaleza studying for the fire brigade. Kind to dogs, brief with everyone else.', '18-24', 'latin-america', 'portuguese', 'hopeful', 'blunt'],
  ['Tram driver in Lisbon, hill line, thirty years of the same bell. Has a tale for every stop and tells them in order.', '50-64', 'western-europe', 'portuguese', 'cheerful', 'storyteller'],
  ['Air-traffic trainee in Toulouse who rehearses phrases in the shower. Double-checks, then asks whether you double-checked.', '25-34', 'western-europe', 'french', 'anxious', 'formal'],
  ['A railway-crossing keeper in Moravia with a geranium for each cancelled train. Distrusts timetables and those who print them.', '65-plus', 'eastern-europe', 'czech', 'irritable', 'rambling'],
  ['Minibus driver on the Chișinău ring who is learning Italian from the radio. Mixes both, proudly.', '35-49', 'eastern-europe', 'romanian', 'curious', 'second-language'],
  ['Port crane operator in Tangier who sees the city from sixty metres. sends sunrise photos and hardly any words.', '25-34', 'middle-east-and-north-africa', 'arabic', 'calm', 'lower-case'],
  ['A school-bus escort in Kuwait City, grandmother of nine, strict about belts. Cross with everybody who is late and says who.', '65-plus', 'middle-east-and-north-africa', 'arabic', 'irritable', 'blunt'],
  ['Lorry mate on the Ouagadougou road who sleeps above the onions. Sends jokes at petrol stations.', '18-24', 'west-africa', 'moore', 'cheerful', 'slang'],
  ['Canoe ferryman on the Volta, worried about the bridge they keep announcing. Speaks of the water as of an employer.', '50-64', 'west-africa', 'ewe', 'anxious', 'storyteller'],
  ['Matatu conductor in Nairobi with a speaker system and a following. Everything rhymes, most of it with fare.', '18-24', 'east-and-southern-africa', 'swahili', 'cheerful', 'emoji'],
  ['Flight mechanic in Windhoek who reads incident reports for pleasure. Wants to know what the bolt knew.', '35-49', 'east-and-southern-africa', 'afrikaans', 'curious', 'formal'],
  ['Auto-rickshaw driver in Indore whose daughter types for him. Says it simply so that she can spell it.', '35-49', 'south-asia', 'hindi', 'hopeful', 'second-language'],
  ['A retired signalman in Chattogram, awake at the old shift times. Remembers numbers of engines better than of telephones.', '65-plus', 'south-asia', 'bengali', 'lonely', 'formal'],
  ['Food-delivery rider in Shenzhen with seven alarms and one helmet. no time for capitals, complains about lifts.', '18-24', 'east-asia', 'mandarin', 'irritable', 'lower-case'],
  ['Cruise-ship engineer from Incheon, eight months at sea each year. Deadpan about guests, tender about turbines.', '50-64', 'east-asia', 'korean', 'wry', 'blunt'],
  ['Jeepney owner in Iloilo told to modernise by an office that never rides. Starts angry and ends with a recipe.', '65-plus', 'southeast-asia-and-pacific', 'tagalog', 'wry', 'rambling'],
  ['Bush pilot in Papua New Guinea who carries mail, pigs and gossip. Curious about every strip and who cut the grass.', '25-34', 'southeast-asia-and-pacific', 'tok-pisin', 'curious', 'second-language'],
]
