/** The two wires between a page and the main process; no other exists. */
export const callChannel = 'counterbook:call'
export const announcementChannel = 'counterbook:announcement'
