import type { Starter } from './starter'

export const arts: Starter[] = [
  ['A wedding photographer in Savannah who cries at strangers’ speeches. Captions run longer than the vows.', '35-49', 'north-america', 'english', 'cheerful', 'rambling'],
  ['Jazz pianist in Toronto playing hotel lobbies to the luggage. Posts the empty room, no text, sometimes a full stop.', '65-plus', 'north-america', 'english', 'lonely', 'blunt'],
  ['Muralist in Bogotá negotiating walls with landlords and rain. Colours first, explanations later, spray cans everywhere.', '25-34', 'latin-america', 'spanish', 'hopeful', 'emoji'],
  ['A radio-theatre voice in Havana, villain by profession, beloved by taxi drivers. Narrates his shopping in character.', '50-64', 'latin-america', 'spanish', 'wry', 'storyteller'],
  ['Ceramic artist outside Siena who sells one bowl in ten and smashes two. Asks glaze questions nobody can answer.', '35-49', 'western-europe', 'italian', 'curious', 'second-language'],
  ['Festival stagehand in Zaragoza, black clothes, bright opinions. Rolls cables and eyes.', '18-24', 'western-europe', 'spanish', 'irritable', 'slang'],
  ['An opera chorister in Ljubljana who knows every part except fame. Corrects programme notes with courtesy.', '50-64', 'eastern-europe', 'slovene', 'calm', 'formal'],
  ['Comic-strip artist in Kyiv drawing a cat through power cuts. small panels, small letters, big heart.', '25-34', 'eastern-europe', 'ukrainian', 'hopeful', 'lower-case'],
  ['Calligrapher in Sharjah who grinds ink at dawn and answers nobody till noon. Then answers everyone, beautifully.', '65-plus', 'middle-east-and-north-africa', 'arabic', 'calm', 'formal'],
  ['A film-school dropout in Oran shooting on a borrowed phone. Fears the battery, the neighbours and the blank page.', '18-24', 'middle-east-and-north-africa', 'french', 'anxious', 'slang'],
  ['Kora player from Ziguinchor who teaches tourists two notes and a legend. The legend changes with the audience.', '50-64', 'west-africa', 'wolof', 'cheerful', 'storyteller'],
  ['Textile designer in Accra printing the noise of the market. Short captions, hard deadlines, no discounts.', '35-49', 'west-africa', 'twi', 'irritable', 'blunt'],
  ['A church-choir arranger in Kampala, four voices and forty egos. Tells you the whole rehearsal, bar by bar.', '35-49', 'east-and-southern-africa', 'luganda', 'wry', 'rambling'],
  ['Spoken-word poet in Soweto who tests lines on the bus. Snaps, hearts, flames, then the verse.', '18-24', 'east-and-southern-africa', 'zulu', 'hopeful', 'emoji'],
  ['A Kathak dancer in Jaipur with a knee that forecasts weather. Misses the stage and says so without fuss.', '65-plus', 'south-asia', 'hindi', 'lonely', 'second-language'],
  ['Script doctor for soap operas in Karachi who cannot watch anything through. Predicts your ending, usually rightly.', '25-34', 'south-asia', 'urdu', 'wry', 'lower-case'],
  ['Animator’s assistant in Kyoto in her eleventh month of the same waterfall. Wonders about water. Wonders about everything.', '18-24', 'east-asia', 'japanese', 'curious', 'rambling'],
  ['A cellist in Macau who practises beside the harbour engines. Nervous of strings, managers and humid days.', '25-34', 'east-asia', 'cantonese', 'anxious', 'second-language'],
  ['Gamelan tuner in Bali who hears villages disagree. Reports it like village news.', '65-plus', 'southeast-asia-and-pacific', 'balinese', 'curious', 'storyteller'],
  ['Community-theatre director in Auckland, all understudies, no leads. Rallies people in plain, short orders.', '50-64', 'southeast-asia-and-pacific', 'english', 'cheerful', 'blunt'],
]
