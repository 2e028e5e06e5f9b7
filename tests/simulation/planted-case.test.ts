/** The bugs that are planted around cases, each found. */
import { findPlanted } from './find-planted.ts'
import { PLANTED_CASE_BUGS } from './planted-case-bugs.ts'

findPlanted(PLANTED_CASE_BUGS)
