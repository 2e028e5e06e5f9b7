/**
 * What every simulation file mocks: PINs cost as little as they can, because a machine signs in after
 * each of many thousand restarts. The parameters stand with each verifier, so the code is the same.
 */
export async function cheapPins(original: () => Promise<object>): Promise<object> {
  return {
    ...(await original()),
    PIN_SCRYPT: { cost: 16, blockSize: 1, parallelization: 1, keyLength: 32 },
  }
}
