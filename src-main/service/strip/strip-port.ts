/** What the workstation may ask of the shell that shows it: the strip and the window. */
export interface StripPort {
  /** Opens the strip, or puts it away. */
  toggle(): void
  /** Brings the main window to the front. */
  showMain(): void
  state(): { readonly open: boolean; readonly hotkeyTaken: boolean }
}
