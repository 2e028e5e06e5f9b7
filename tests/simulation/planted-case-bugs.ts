/** Planted bugs around slips, sealed reports, protected cases and alarms, in the manner of `planted-bugs.ts`. */
import { type PlantedBug, call } from './planted-bugs.ts'

export const PLANTED_CASE_BUGS: readonly PlantedBug[] = [
  {
    name: 'an errand that runs again writes its slip again',
    file: '#hub/errand/post.ts',
    needs: ['hub_transaction_lost'],
    about: 'between_branches',
    firstSeed: 3,
    plant: (real) => {
      let runs = 0
      return {
        idFor: (...args: unknown[]) => call(real.idFor, ...args, String(++runs)),
      }
    },
  },
  {
    name: 'the errands behind the first of a push are forgotten',
    file: '#hub/store/errand-table.ts',
    needs: [],
    about: 'between_branches',
    firstSeed: 2,
    plant: (real) => ({
      touchedRecords: async (...args: unknown[]) =>
        ((await call(real.touchedRecords, ...args)) as unknown[]).slice(0, 1),
    }),
  },
  {
    name: 'the place of the errands outlives a hub that was put back',
    file: '#hub/store/errand-table.ts',
    needs: ['hub_restored'],
    about: 'between_branches',
    firstSeed: 16,
    plant: (real) => {
      const places = new Map<string, number>()
      return {
        errandCursor: async (queryable: unknown, branchId: string) =>
          Math.max(
            places.get(branchId) ?? 0,
            (await call(real.errandCursor, queryable, branchId)) as number,
          ),
        moveErrandCursor: (queryable: unknown, branchId: string, cursor: number) => {
          places.set(branchId, cursor)
          return call(real.moveErrandCursor, queryable, branchId, cursor)
        },
      }
    },
  },
  {
    name: 'what the other branch says is carried back to nobody',
    file: '#hub/errand/referral-back.ts',
    needs: [],
    about: 'between_branches',
    firstSeed: 3,
    plant: () => ({ passBack: async () => {} }),
  },
  {
    name: 'a slip outlives the words of its case',
    file: '#hub/errand/referral-out.ts',
    needs: [],
    about: 'between_branches',
    firstSeed: 22,
    plant: (real) => ({
      passOnReferrals: async (
        ...args: [unknown, unknown, { restriction: unknown; erased: boolean }]
      ) => {
        const [, , { restriction, erased }] = args
        if (restriction === null && !erased) await call(real.passOnReferrals, ...args)
      },
    }),
  },
  {
    name: 'the receipt of a closing names the event before it',
    file: '#hub/store/event-reads.ts',
    needs: [],
    about: 'endings',
    firstSeed: 1,
    plant: (real) => ({
      readAggregateEvents: async (...args: unknown[]) =>
        ((await call(real.readAggregateEvents, ...args)) as { number: number }[]).map((event) => ({
          ...event,
          number: event.number - 1,
        })),
    }),
  },
  {
    name: 'the branch keeps the words of a restricted case',
    file: '#main/store/log/withheld.ts',
    needs: [],
    about: 'protection',
    firstSeed: 2,
    plant: () => ({ withholdParts: () => {} }),
  },
  {
    name: 'the drafts about a case outlive its words',
    file: '#main/store/tables/desk-table.ts',
    needs: [],
    about: 'protection',
    firstSeed: 5,
    plant: () => ({ deleteDraftsAbout: () => {} }),
  },
  {
    name: 'a hold holds nothing',
    file: '#shared/complaint/privacy-kinds.ts',
    needs: [],
    about: 'endings',
    firstSeed: 2,
    plant: () => ({ isHeld: () => false }),
  },
  {
    name: 'whoever asked for an erasing passes for the second person',
    file: '#main/service/complaint/erase.ts',
    needs: [],
    about: 'endings',
    firstSeed: 2,
    plant: (real) => ({
      erase: (desk: unknown, input: unknown, actor: object) =>
        call(real.erase, desk, input, { ...actor, employeeNo: 'E999' }),
    }),
  },
  {
    name: 'a sealed report is sealed to the branch',
    file: '#main/service/sealed/box.ts',
    needs: [],
    about: 'protection',
    firstSeed: 2,
    plant: (real) => ({
      seal(content: unknown, sealedId: string, office: string, random: unknown) {
        const { publicKey } = call(real.makeSealingPair, random) as { publicKey: string }
        const box = call(real.seal, content, sealedId, publicKey, random) as object
        return { ...box, to: office }
      },
    }),
  },
  {
    name: 'the draft of a sealed report stays',
    file: '#main/store/tables/desk-table.ts',
    needs: [],
    about: 'protection',
    firstSeed: 2,
    plant: () => ({ deleteDraft: () => {} }),
  },
  {
    name: 'a sealed report names itself in a body',
    file: '#shared/sealed/format.ts',
    needs: [],
    about: 'protection',
    firstSeed: 2,
    plant: (real) => ({
      encodeBox: (box: object) => call(real.encodeBox, { ...box, note: '密报' }),
    }),
  },
  {
    name: 'an alarm that was heeded rings again',
    file: '#main/store/tables/alarm-table.ts',
    needs: [],
    about: 'protection',
    firstSeed: 1,
    plant: () => ({ insertAcknowledged: () => {} }),
  },
]
