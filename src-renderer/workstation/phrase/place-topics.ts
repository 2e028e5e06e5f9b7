/** Which words lie beside which screen. Intake and case say more themselves: by field, by gate, by form. */
import type { Place } from '../frame/places.ts'
import type { Topic } from './topics.ts'

/**
 * What somebody in front may need while this is on screen; a person's role decides which of it they see. Null: the
 * screen follows by itself, or the words stay as they are.
 */
export const TOPICS_AT: Readonly<Record<Place['name'], readonly Topic[] | null>> = {
  today: ['step.greet_warmly', 'moment.greet'],
  intake: null,
  complaints: ['chapter.walk_in'],
  case: null,
  slips: ['situation.SP-12'],
  slip: ['situation.SP-12'],
  // Whoever counts keeps somebody waiting.
  handover: ['step.handle_quickly', 'moment.route'],
  shift: ['step.handle_quickly', 'moment.route'],
  day: ['step.farewell_politely', 'moment.farewell'],
  register: ['step.direct_accurately', 'moment.assist'],
  register_row: ['step.direct_accurately', 'moment.assist'],
  duty: ['step.greet_warmly', 'moment.environment'],
  // S4-26#15: the customer hears who was asked and when they are told.
  upward: ['situation.SP-15'],
  upwardReport: ['situation.SP-15'],
  phrases: null,
  sync: null,
  settings: null,
}

/** In the intake the words go with the box that is being filled in, by its name (S2-13). */
export const TOPIC_AT_FIELD: Readonly<Record<string, Topic>> = {
  contact: 'situation.SP-03',
  facts: 'sixC.collect_information',
  demand: 'sixC.comprehend_motivation',
}
