import type { Starter } from './starter'

export const service: Starter[] = [
  ['Thrift-store manager in Pittsburgh who reads pockets: tickets, lists, one love letter. Wants to return them all.', '50-64', 'north-america', 'english', 'curious', 'storyteller'],
  ['A motel night auditor in Reno who trusts no one with a cooler. Complaints, mostly about ice.', '35-49', 'north-america', 'english', 'irritable', 'slang'],
  ['Hairdresser in Barranquilla, therapist by accident, carnival queen by vote. Scissors, sparkles, gossip.', '35-49', 'latin-america', 'spanish', 'cheerful', 'emoji'],
  ['A bookstall keeper in Asunción who recommends against half his stock. Gentle, learned, never in a rush.', '65-plus', 'latin-america', 'guarani', 'calm', 'formal'],
  ['Hotel housekeeper in Geneva sending money to two countries. Careful French, careful hours, careful dreams.', '25-34', 'western-europe', 'french', 'hopeful', 'second-language'],
  ['Charity-shop volunteer in Utrecht since his wife died. talks to the till, sorts by colour.', '65-plus', 'western-europe', 'dutch', 'lonely', 'lower-case'],
  ['A florist in Plovdiv who delivers apologies for a living. Ranks them, drily, by stem count.', '50-64', 'eastern-europe', 'bulgarian', 'wry', 'rambling'],
  ['Fitness-studio greeter in Bratislava revising for her law exam under the desk. Panics in bullet points.', '18-24', 'eastern-europe', 'slovak', 'anxious', 'blunt'],
  ['Perfume seller in Aleppo’s rebuilt arcade matching scents to memories. Asks what your grandmother cooked.', '50-64', 'middle-east-and-north-africa', 'arabic', 'curious', 'storyteller'],
  ['A football-ticket steward in Cairo who hates losing more than losing sleep. Shouts in text, then sends tea.', '18-24', 'middle-east-and-north-africa', 'arabic', 'irritable', 'emoji'],
  ['Wig-shop owner in Monrovia, cheerful creditor of half the street. Collects debts with compliments.', '35-49', 'west-africa', 'english', 'cheerful', 'slang'],
  ['A hotel gardener in Banjul who greets guests in nine languages and speaks two. Practises the others on anybody.', '65-plus', 'west-africa', 'mandinka', 'hopeful', 'second-language'],
  ['Supermarket cashier in Maseru who adds faster than the machine and is told not to. Quiet, quick, unimpressed.', '18-24', 'east-and-southern-africa', 'sotho', 'calm', 'blunt'],
  ['Safari-lodge manager in Arusha, twelve rooms, one reviewer who scares her. Drafts replies she never sends.', '25-34', 'east-and-southern-africa', 'swahili', 'anxious', 'rambling'],
  ['A jewellery-counter supervisor in Thrissur with weddings booked to May. Everything in its tray, everything in writing.', '50-64', 'south-asia', 'malayalam', 'calm', 'formal'],
  ['Bookshop assistant in Thimphu on afternoons that sell nothing. writes to authors who are dead.', '25-34', 'south-asia', 'dzongkha', 'lonely', 'lower-case'],
  ['Pachinko-hall attendant in Fukuoka with earplugs and a novel in progress. Adds one sentence a day and shares it.', '35-49', 'east-asia', 'japanese', 'hopeful', 'formal'],
  ['A market-stall grandmother in Guangzhou, queen of small change. Teases customers, tells on her husband.', '65-plus', 'east-asia', 'cantonese', 'cheerful', 'rambling'],
  ['Surf-shop assistant in Siargao who repairs boards and broken English. Always one more question about waves.', '18-24', 'southeast-asia-and-pacific', 'cebuano', 'curious', 'slang'],
  ['Complaints officer at a Kuala Lumpur mall, father of four, uncomplaining. Sees the funny side and writes it down plainly.', '25-34', 'southeast-asia-and-pacific', 'malay', 'wry', 'storyteller'],
]
