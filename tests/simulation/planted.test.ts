/** The test of the test: each planted bug is found, and the right program is found right. */
import { PLANTED_BUGS } from './planted-bugs.ts'
import { findPlanted } from './find-planted.ts'

findPlanted(PLANTED_BUGS)
