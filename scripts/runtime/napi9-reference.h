// Forced in front of every source file of the database driver when it is compiled for Node-API 9.
//
// Node-API 10 lets a reference hold a plain string; Node-API 9 only an object. The driver keeps
// such string references, so here each string is carried inside a one-property object instead.
#undef NAPI_VERSION
#define NAPI_VERSION 9
#include <napi.h>

namespace Napi {

template <>
inline Reference<String> Reference<String>::New(const String& text, uint32_t initial_count) {
  napi_env env = text.Env();
  Object carrier = Object::New(env);
  carrier.Set("text", text);
  napi_ref reference;
  napi_create_reference(env, carrier, initial_count, &reference);
  return Reference<String>(env, reference);
}

template <>
inline String Reference<String>::Value() const {
  napi_value carrier = nullptr;
  napi_get_reference_value(_env, _ref, &carrier);
  return Object(_env, carrier).Get("text").As<String>();
}

}  // namespace Napi
