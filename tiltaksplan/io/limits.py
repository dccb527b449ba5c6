"""How much memory a child process may take: the one place that asks which system it runs on."""

from __future__ import annotations

import os
import sys
import time

OUT_OF_MEMORY = 77  # what a child ends with when it stops itself


def limit_memory(most: int) -> None:
    """Keep this process from taking more than *most* bytes."""
    if sys.platform == "win32":
        from threading import Thread

        Thread(target=_watch_memory, args=(most,), daemon=True).start()
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ValueError, OSError):
        return  # macOS knows no such limit; time and size are limited all the same


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            ("peak", ctypes.c_size_t),
            ("now", ctypes.c_size_t),
            ("paged_peak", ctypes.c_size_t),
            ("paged", ctypes.c_size_t),
            ("unpaged_peak", ctypes.c_size_t),
            ("unpaged", ctypes.c_size_t),
            ("pagefile", ctypes.c_size_t),
            ("pagefile_peak", ctypes.c_size_t),
        )

    def _watch_memory(most: int) -> None:
        """End this process when it has taken more than *most* bytes."""
        counters = _Counters(size=ctypes.sizeof(_Counters))
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD)
        while kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size):
            if counters.pagefile > most:
                os._exit(OUT_OF_MEMORY)
            time.sleep(0.2)
