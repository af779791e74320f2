import { aegis2, aegis3 } from './aegis'
import { ailuminate } from './ailuminate'
import { assayMessages, assayRows, chosenRejected, judgeAnswers } from './assay'
import { beaverTails } from './beavertails'
import { gretel } from './gretel'
import { bareTasks, categoryTree, harmfulTasks } from './harmful-tasks'
import { hhPairs, hhRedTeam } from './hh-rlhf'
import { guardMessages, llamaGuardRows } from './llama-guard'
import { nemoBlend, nemoGenerated } from './nemo'
import { openAiModeration } from './openai-moderation'
import { personas, personaTexts } from './persona-hub'
import { pkuSafeRlhf } from './pku-saferlhf'
import { contentLabel, messages, promptCompletion, textLabel } from './plain-tables'
import type { Preset } from './preset'
import { redTeam2k } from './red-team-2k'
import { toxicChat } from './toxic-chat'
import { wildGuard } from './wildguard'
import { advBench, xsTest, xsTestCompletions } from './xstest'

/** The first that recognises a file has it, so the particular stand before the general. */
export const presets: Preset[] = [
  assayRows,
  assayMessages,
  judgeAnswers,
  aegis2,
  nemoBlend,
  aegis3,
  gretel,
  redTeam2k,
  harmfulTasks,
  bareTasks,
  categoryTree,
  hhPairs,
  hhRedTeam,
  chosenRejected,
  beaverTails,
  pkuSafeRlhf,
  wildGuard,
  toxicChat,
  xsTestCompletions,
  xsTest,
  openAiModeration,
  ailuminate,
  advBench,
  guardMessages,
  llamaGuardRows,
  nemoGenerated,
  personas,
  personaTexts,
  messages,
  contentLabel,
  textLabel,
  promptCompletion,
]
