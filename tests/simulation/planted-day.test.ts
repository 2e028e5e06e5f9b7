/** The bugs that are planted around the counter's day, each found. */
import { findPlanted } from './find-planted.ts'
import { PLANTED_DAY_BUGS } from './planted-day-bugs.ts'

findPlanted(PLANTED_DAY_BUGS)
