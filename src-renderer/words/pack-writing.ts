/** How words of the packs are written in the language of the interface, where a host answers them as they stand. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import {
  type Writing,
  asItStands,
  traditionalDictionarySchema,
  traditionalWriting,
} from '#shared/phrase/traditional.ts'

const useTraditional = create<{ readonly writing: Writing | null }>(() => ({ writing: null }))
let coming: Promise<void> | null = null

/** The dictionary is a file of its own that only zh-TW fetches; until it is there words stand as they are. */
async function fetchTraditional(): Promise<void> {
  const file = await import('#resources/text/traditional.json', { with: { type: 'json' } })
  const writing = traditionalWriting(traditionalDictionarySchema.parse(file.default))
  useTraditional.setState({ writing })
}

/** Writes what people read; what they edit stays as it is published. */
export function usePackWriting(): Writing {
  const { i18n } = useTranslation()
  const wanted = i18n.language === 'zh-TW'
  const writing = useTraditional((state) => state.writing)
  useEffect(() => {
    if (!wanted) return
    // What could not be fetched is asked for again by the next screen.
    coming ??= fetchTraditional().catch((error: unknown) => {
      coming = null
      throw error
    })
  }, [wanted])
  return wanted && writing ? writing : asItStands
}
