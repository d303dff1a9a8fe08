/**
 * What AWS answers of a thing that may not be there.
 *
 * @param {Promise<any>} answer
 * @returns {Promise<any>} undefined where it is not there
 */
async function found(answer) {
  try {
    return await answer;
  } catch (caught) {
    if (/** @type {Error} */ (caught).name === 'ResourceNotFoundException') return undefined;
    throw caught;
  }
}

module.exports = { found };
