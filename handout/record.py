"""Named tuples as `typing` has them, made in a tenth of the time.

`typing` has the compiler run over the annotation of every field, and over a constructor for every class. A command uses
some two hundred such classes: an eighth of the time of a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple
    from functools import cache
    from types import FunctionType
    from typing import Generic

    _field = type(namedtuple("One", "field").field)

    class _Tuple(tuple):
        """What all of them share; `namedtuple` makes these methods anew for each class."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"expected {len(cls._fields)} values, got {len(made)}")
            return made

        def _replace(self, **values):
            made = tuple.__new__(type(self), map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"no fields {list(values)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self):
            return tuple(self)

    @cache
    def _constructor(count):
        """The code of a constructor of so many fields; those of one class have its names."""
        names = "".join(f"f{number}, " for number in range(count))
        return eval(f"lambda cls, {names}: new(cls, ({names}))", {}).__code__

    class _Maker(type):
        """Makes the class of a tuple out of a class whose annotations are its fields, in their order."""

        def __new__(cls, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {each: namespace[each] for each in fields if each in namespace}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has a default")
            code = _constructor(len(fields)).replace(co_varnames=("cls", *fields), co_name="__new__")
            new = FunctionType(code, {"new": tuple.__new__}, "__new__", tuple(defaults.values()))
            made = {each: _field(number, each) for number, each in enumerate(fields)}
            made |= {"__slots__": (), "__new__": new, "_fields": fields, "__match_args__": fields}
            if Generic in bases:
                made["__class_getitem__"] = classmethod(lambda made, _: made)
            return type(name, (_Tuple,), {**namespace, "_field_defaults": defaults, **made})

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
