/** The moments, steps, states and manners a phrase can be meant for (catalogue §5). */

/** Nine moments of truth in the lobby (S1-15). */
export const LOBBY_MOMENTS = [
  'greet',
  'identify',
  'route',
  'guide',
  'consult',
  'assist',
  'onsite_complaint',
  'environment',
  'farewell',
] as const

/** Seven steps at the counter (S1-16). */
export const COUNTER_STEPS = [
  'greet_warmly',
  'ask_actively',
  'receive_both_hands',
  'handle_quickly',
  'direct_accurately',
  'return_with_reminder',
  'farewell_politely',
] as const

/** What a customer may need in the talk (S3-15). Chosen on the spot and never stored. */
export const CUSTOMER_STATES = [
  'venting',
  'respect',
  'remedy',
  'recognition',
  'showing',
  'revenge',
] as const

/** How a customer may come across (S1-30, S3-25). Chosen on the spot and never stored. */
export const DEMEANOURS = [
  'emotional',
  'righteous',
  'stubborn',
  'well_prepared',
  'influential',
  'negotiator',
  'grumbler',
  'circling',
  'rational',
  'abusive',
  'changing_mind',
] as const

/** What every customer needs (S1-06). */
export const CUSTOMER_NEEDS = [
  'welcome',
  'orderly',
  'respected',
  'remembered',
  'trusted',
  'safety',
  'privacy',
  'praised',
] as const

/** The six C of a complaint talk (S3-23), in their order. */
export const SIX_C = [
  'control_emotion',
  'collect_information',
  'communication_skill',
  'control_customer_type',
  'comprehend_motivation',
  'conciliate_conflict',
] as const

/** The order of a complaint talk (S2-33, S3-26): feelings first, then facts, then the solution. */
export const TALK_PARTS = ['emotion', 'facts', 'solution'] as const

/** Roles of catalogue §5 that may ask for phrases; `counter_clerk` is another name of the teller. */
export const PROMPT_ROLES = [
  'trainee',
  'teller',
  'counter_clerk',
  'processing_clerk',
  'lobby_manager',
  'accounting_supervisor',
  'service_supervisor',
  'hall_manager',
  'department_head',
  'general_manager',
  'first_responsible_person',
  'investigation_team',
  'legal_counsel',
  'office',
  'settlement_centre',
  'finance',
  'general_affairs',
  'records_custodian',
  'callback_agent',
  'head_office_service',
  'provincial_customer_service',
  'branch_customer_service',
  'outlet_service_post',
  'admin',
] as const
