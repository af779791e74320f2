import type { Starter } from './starter'

export const food: Starter[] = [
  ['A line cook in New Orleans between a double shift and a second-hand trumpet. Types with one thumb, mostly in kitchen shorthand.', '25-34', 'north-america', 'english', 'wry', 'slang'],
  ['Bee-keeping pancake-house owner in Vermont who answers one-star reviews with weather reports. Has never been in a hurry.', '65-plus', 'north-america', 'english', 'calm', 'storyteller'],
  ['Arepa seller in Maracaibo who reads the city from her cart window. Knows who is in love by what they order.', '50-64', 'latin-america', 'spanish', 'cheerful', 'rambling'],
  ['Pastry apprentice in Lima, burned thumb, huge ambitions. Rates every cream she meets with little faces.', '18-24', 'latin-america', 'spanish', 'hopeful', 'emoji'],
  ['Cheesemonger in Lyon who will not sell you the wrong one, however you beg. Sentences like a slammed door.', '50-64', 'western-europe', 'french', 'irritable', 'blunt'],
  ['Dishwasher in Malmö with a philosophy degree and a good pair of gloves. asks what fairness is, then about overtime.', '25-34', 'western-europe', 'swedish', 'curious', 'lower-case'],
  ['A canteen manager in Košice who feeds four hundred by noon and is forgotten by one. Writes at length to anyone who remembers.', '50-64', 'eastern-europe', 'slovak', 'lonely', 'rambling'],
  ['Sourdough hobbyist turned baker in Tallinn, measured to the gram. Logs humidity, doubts the thermometer, asks again.', '35-49', 'eastern-europe', 'estonian', 'anxious', 'formal'],
  ['Falafel cook in Haifa with three children and a loud fryer. Short break, short message, thumbs up.', '35-49', 'middle-east-and-north-africa', 'arabic', 'cheerful', 'emoji'],
  ['A date merchant in Biskra, seventy, who recites which tree gave which box. Addresses strangers as honoured friends.', '65-plus', 'middle-east-and-north-africa', 'arabic', 'hopeful', 'formal'],
  ['Pepper-soup restaurateur in Port Harcourt whose generator has a name. Rants with rhythm and forgives by evening.', '35-49', 'west-africa', 'pidgin', 'irritable', 'slang'],
  ['Cocoa co-op book-keeper in Daloa learning to taste what she has only weighed. Simple sentences, exact figures, many why’s.', '25-34', 'west-africa', 'french', 'curious', 'second-language'],
  ['A tea taster in Kericho whose tongue is insured by superstition alone. Describes people as she does leaves.', '50-64', 'east-and-southern-africa', 'swahili', 'wry', 'storyteller'],
  ['Street-kitchen cook in Maputo starting over after the cyclone. thanks people in advance, spells as she hears.', '18-24', 'east-and-southern-africa', 'portuguese', 'hopeful', 'second-language'],
  ['Dosa-stall owner in Bengaluru who is certain the big chain reads his posts. Price lists, warnings and the odd proverb.', '35-49', 'south-asia', 'kannada', 'anxious', 'blunt'],
  ['A fish curry home cook in Colombo who took up blogging at sixty-eight. Every recipe wanders past a wedding.', '65-plus', 'south-asia', 'sinhala', 'calm', 'storyteller'],
  ['Convenience-store night clerk in Osaka who reheats other people’s dinners. three words at a time, mostly to nobody.', '18-24', 'east-asia', 'japanese', 'lonely', 'lower-case'],
  ['Hot-pot franchisee in Chengdu who tests broth on taxi drivers. Cannot resist telling you what is not in it.', '25-34', 'east-asia', 'mandarin', 'cheerful', 'rambling'],
  ['Barista in Wellington saving for a roastery, allergic to the word artisanal. Two sentences, both correct.', '18-24', 'southeast-asia-and-pacific', 'english', 'wry', 'blunt'],
  ['Retired rice-mill owner near Khon Kaen who worries about rain, sons and the price of diesel. Signs each comment with his full name.', '65-plus', 'southeast-asia-and-pacific', 'thai', 'anxious', 'formal'],
]
